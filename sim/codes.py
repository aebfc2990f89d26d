"""The small integers that kernels use for sex, cover, delivery and draws, and their names.

A code is the position of its name in the tuple; tables, tallies and results share the order.
"""

from __future__ import annotations

SEXES = ("male", "female")
MALE, FEMALE = 0, 1

COVERS = (
    "child",
    "student",
    "enterprise",
    "public",
    "flexible",
    "unemployed",
    "resident",
    "retired",
    "uninsured",
)
CHILD, STUDENT, ENTERPRISE, PUBLIC, FLEXIBLE, UNEMPLOYED, RESIDENT, RETIRED, UNINSURED = range(9)

#: Ages are "age reached in the calendar year": year - birth year. 0 is a child of the year.
NUM_AGES = 111
#: Children ever born, the last class open ("5 and more").
NUM_PARITIES = 6
#: Five-year age bands of results: 0-4, 5-9, ..., 100 and over.
NUM_BANDS = 21

MODES = ("vaginal", "dystocia", "caesarean")
VAGINAL, DYSTOCIA, CAESAREAN = range(3)

LEVELS = ("level_1", "level_2", "level_3")

SURGERIES = ("abortion_early", "abortion_late", "sterilisation", "reversal")
ABORTION_EARLY, ABORTION_LATE, STERILISATION, REVERSAL = range(4)

#: What the choices of the law are called; the code is the position.
QUOTA_MODES = ("ceiling", "fixed")
GRANT_MODES = ("fixed", "cap")
GRANT_BASES = ("mode", "order")
SPOUSE_CHOICES = ("best", "grant", "half")
PAYEES = ("person", "employer")
CAP, BY_ORDER, FIXED_QUOTA = 1, 1, 1
CHOOSE_BEST, CHOOSE_GRANT, CHOOSE_HALF = range(3)

#: Rules of basic medical insurance go by scheme: residents, employees at work, retired employees.
SCHEMES = ("resident", "active", "retired")
RESIDENT_SCHEME, ACTIVE_SCHEME, RETIRED_SCHEME = range(3)

#: Where somebody is treated: 1 and below, 2 and county, 3 of city or province, another province.
HOSPITALS = ("level_1", "level_2", "level_3_city", "level_3_province", "out_of_province")
OUT_OF_PROVINCE = 4

#: Groups of residents in need: 普通、特困、低保、返贫致贫、监测、建档立卡.
GROUPS = ("ordinary", "tekun", "dibao", "returned", "monitored", "registered")
ORDINARY = 0

#: Whose employers pay a supplement on medical bills: 公务员医疗补助、企业补充医疗保险. A bill says
#: nobody's, or one more than the position here.
SUPPLEMENTED = ("public", "enterprise")
NOT_SUPPLEMENTED = 0

#: Tiers of cost and bands of critical illness; the last one is open.
TIERS = ("tier_1", "tier_2", "tier_3", "tier_4")
TIER_ENDS = TIERS[:3]

#: Who pays the fiscal subsidy, when premiums come in, whose age gives how much to an account.
GOVERNMENTS = ("central", "province", "city", "county")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
PAY_MONTHS = ("september", "october", "november", "december", "january", "february", "march")
ACCOUNT_AGES = ("under_35", "from_35", "from_45")
RETIREMENT_GROUPS = ("men", "women_cadre", "women_worker")

#: Classes of chronic outpatient care: 一类、二类、特殊病、罕见病.
CHRONIC_CLASSES = ("class_1", "class_2", "special", "rare")
CLASS_1 = 0

#: How a hospital is paid for a stay: by item or points, by case (按病种), by bed-day (按床日).
CHANNELS = ("general", "case", "bed_day")
GENERAL, CASE, BED_DAY = range(3)

#: Funds that pay hospitals, and how: 按项目、总额预算、按病种、按床日、按点数 (DRG, DIP).
MEDICAL_FUNDS = ("resident", "employee")
PAYMENT_METHODS = ("by_item", "budget", "case", "bed_day", "points")
#: What shares out a budget: spending of last year, or its number of stays.
BUDGET_BASES = ("spending", "stays")
#: What is settled for a case: the lower of cost and quota, or the quota.
CASE_BASES = ("lower", "quota")

#: Choices of the law of illness; the code is the position.
TIER_BASES = ("eligible", "after_deductible")
BAND_BASES = ("absolute", "excess")
CHRONIC_AFTER_STAY = ("nothing", "month", "half")
SECOND_ORDERS = ("before_aid", "after_others")
TIERS_AFTER_DEDUCTIBLE, BANDS_ON_EXCESS = 1, 1
CUT_MONTH, CUT_HALF = 1, 2
AID_PAYERS = ("assistance", "county")
PAID_BY_COUNTY = 1
PAY_UP = ("none", "lump")
FINE_PAYEES = ("fund", "treasury")
#: What a fine is for: irregular use of a fund (违规), fraud (欺诈骗保).
FINDINGS = ("irregular", "fraud")
FINES_TO_FUND = 0
#: Who pays into the account of one-stop settlement (一站式结算): the insurer of critical illness,
#: assistance, special commercial cover and the fiscal backstop.
ONE_STOP_PAYERS = ("critical_illness", "assistance", "other_payers")
SECOND_AFTER_OTHERS = 1

#: Pension of employees: how an age with months is read in the table of divisors; what raises
#: pensions; who may pay up lacking months; what somebody without enough months does.
DIVISOR_BASES = ("floor", "round", "interpolate")
DIVISOR_FLOOR, DIVISOR_ROUND, DIVISOR_BETWEEN = range(3)
RISE_BASES = ("announced", "indexed")
RISE_YEARS = ("to_step", "beyond_step")
RISE_AGES = ("age_65", "age_70", "age_75", "age_80", "age_90")
PENSION_PAY_UP = ("none", "early_insured", "everybody")
PAY_UP_EARLY, PAY_UP_ALL = 1, 2
SHORT_CHOICES = ("extend", "pay_up", "to_resident", "withdraw")
EXTEND, PAYS_UP, TO_RESIDENT, WITHDRAW = range(4)
PENSION_FUNDS = ("enterprise", "public")
GRANT_YEARS = ("under_5", "under_10", "to_15")
#: Pensions: saving; paying on after the age of retirement; drawing; saving as a resident only; on
#: the allowance of the disabled before the age.
PENSION_STATES = (
    *("saves", "extends", "draws_employee", "draws_resident", "resident_only"),
    "draws_disability",
)
SAVES, EXTENDS, DRAWS_EMPLOYEE, DRAWS_RESIDENT, RESIDENT_ONLY, DRAWS_DISABILITY = range(6)

#: Work injury (工伤): industries by risk (一类至八类), steps of the float of their rates, and the
#: payable months of the fund from which rates are cut in stages.
INDUSTRY_CLASSES = tuple(f"industry_{number}" for number in range(1, 9))
FLOAT_STEPS = ("down_twice", "down_once", "no_float", "up_once", "up_twice")
FLOAT_ENDS = FLOAT_STEPS[:4]
NO_FLOAT = 2
INJURY_CUTS = ("first_cut", "second_cut")
#: Grades of disability (伤残等级); need of nursing (生活自理障碍); what an injury comes to.
INJURY_GRADES = tuple(f"grade_{number}" for number in range(1, 11))
PENSION_GRADES = INJURY_GRADES[:4]
NURSING_NEEDS = ("full", "most", "part")
INJURY_OUTCOMES = ("no_grade", *INJURY_GRADES, "killed")
INJURY_AGES = ("below_25", "age_25", "age_35", "age_45", "age_55")
INJURY_CARE = ("medical", "rehabilitation", "meals", "travel", "devices")
#: Dependants (供养亲属); when an injured worker died: of it at once, in the leave, later.
DEPENDANTS = ("spouse", "other")
INJURY_DEATHS = ("at_once", "in_leave", "later")
DIED_LATER = 2
#: Who pays a benefit of work injury.
INJURY_PAYERS = ("fund", "employer")
PAID_BY_FUND, PAID_BY_EMPLOYER = range(2)

#: Unemployment (失业): classes of years paid, how they give months of benefit, years of drawing it.
PAID_YEARS = ("from_1", "from_5", "from_10")
DURATION_BASES = ("bands", "per_year")
DURATION_PER_YEAR = 1
BENEFIT_YEARS = ("first_year", "second_year")

#: Tiers of yearly contributions of the resident pension (缴费档次), lowest first; a place has the
#: first ones. Ages from which its basic pension is higher, and ages by which people pay or do not.
PENSION_TIERS = tuple(f"pay_{number}" for number in range(1, 17))
PENSION_AGES = ("from_65", "from_70", "from_75", "from_80")
PAYER_AGES = ("under_30", "from_30", "from_45")

#: Programmes of a place: how often they pay, to whom, from whose money.
PROGRAMME_PERIODS = ("monthly", "termly", "yearly")
PERIODS_OF_YEAR = (12, 2, 1)
PROGRAMME_SEXES = ("all", "men", "women")
PROGRAMME_PAYERS = (*GOVERNMENTS, "own_fund")
#: Members of a closed scheme with accounts.
PROGRAMME_MEMBERS = ("savers", "drawers")
SAVERS, DRAWERS = range(len(PROGRAMME_MEMBERS))
#: How they leave it: with a refund; paid out what the account holds, as they cannot be merged;
#: merged into the resident pension.
PROGRAMME_LEFT = ("refunded", "paid_out", "merged")
REFUNDED, PAID_OUT, MERGED = range(len(PROGRAMME_LEFT))
OWN_FUND = 4

#: Kinds of keyed draws: the third word of the counter. Never renumber; results would move.
DRAW_IDENTITY = 1
DRAW_START = 2
DRAW_NEWBORN = 3
DRAW_CLOCK_DEATH = 10
DRAW_CLOCK_DELIVERY = 11
DRAW_CLOCK_SURGERY = 12
DRAW_CLOCK_LEAVE = 14
DRAW_CLOCK_ARRIVE = 15
DRAW_JOB = 20
DRAW_EMPLOYER = 21
DRAW_WAGE = 22
DRAW_BIRTH = 30
DRAW_DELIVERY = 31
DRAW_DELIVERY_COST = 32
DRAW_DELIVERY_CLAIM = 33
DRAW_PREGNANCY = 34
DRAW_COMPLICATION = 35
DRAW_SURGERY = 40
DRAW_SURGERY_COST = 41
DRAW_HEALTH_START = 50
DRAW_HEALTH = 51
DRAW_STAY = 52
DRAW_VISITS = 53
DRAW_CLOCK_HEALTH = 54
DRAW_PREGNANCY_STAY = 55
DRAW_REPAIR = 56
DRAW_PENSION = 60
DRAW_RETIREMENT = 61
DRAW_RESIDENT_DEATH = 62
DRAW_CERTIFICATION = 63
DRAW_DOUBLE_PENSION = 64
DRAW_DISABILITY = 65
DRAW_INJURY = 70
DRAW_INJURY_CARE = 71
DRAW_INJURY_DEATH = 72
DRAW_INJURY_LEAVE = 73
DRAW_INJURY_START = 74
DRAW_CLOCK_INJURY = 75
DRAW_UNEMPLOYED_START = 76
DRAW_HOUSING_START = 77
DRAW_HOUSING = 78
DRAW_HOME = 79
DRAW_HOME_LOAN = 80
DRAW_HOUSING_LEAVE = 81
DRAW_PROGRAMME = 90
DRAW_MEMBER = 91

#: Housing provident fund: who employs, rates a side (none: not a member), ages, children, homes.
HOUSING_EMPLOYERS = ("enterprise", "public")
HOUSING_RATES = ("none", "rate_5", "rate_6", "rate_7", "rate_8", "rate_10", "rate_12")
HOUSING_AGES = (
    *("under_25", "from_25", "from_30", "from_35"),
    *("from_40", "from_45", "from_50", "from_55"),
)
HOUSING_CHILDREN = ("up_to_one", "two", "three")
HOUSING_PAYERS = ("one", "two")
HOUSING_HOMES = ("first", "second")
FIRST_HOME, SECOND_HOME = range(2)
#: Terms of loans, and time with deposits that weighs the balance in the limit of a loan.
HOUSING_TERMS = ("up_to_5_years", "over_5_years")
HOUSING_MEMBERSHIP = (
    *("under_12_months", "under_24_months"),
    *("under_36_months", "from_36_months"),
)
#: Why money is withdrawn: the last three close the account.
HOUSING_REASONS = ("purchase", "repayment", "rent", "retirement", "leaving", "death")
PURCHASE, REPAYMENT, RENT, RETIRING, LEAVING, DEATH = range(6)
#: How interest is counted, how loans are repaid (等额本息、等额本金), what high ratios lead to.
INTEREST_BASES = ("monthly", "daily")
DAILY_INTEREST = 1
LOAN_METHODS = ("equal_instalment", "equal_principal")
EQUAL_INSTALMENT, EQUAL_PRINCIPAL = range(2)
LIQUIDITY = ("open", "tight", "stopped", "queued")
OPEN, TIGHT, STOPPED, QUEUED = range(4)
STOP_MODES = ("stop", "queue")
QUEUE_LOANS = 1
#: What the risk reserve of the housing fund gets: a share of the surplus, or up to one of loans.
RESERVE_BASES = ("surplus", "loans")
RESERVE_OF_LOANS = 1
