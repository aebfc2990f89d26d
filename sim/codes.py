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
