"""The claim of an injured worker as one number: grade, need of nursing, phase, months it waits.

A claim waits for its grade, at the fund or at an employer who did not insure; then its holder has
a right to benefits, and after retirement to what tops up a pension. 0 is no claim. Where a claim
waits no more, its months tell whether the employer had insured.
"""

from __future__ import annotations

from .compiling import inlined_kernel

#: Phases of a claim.
WAITS, BY_EMPLOYER, HOLDS, TOPS_UP = range(4)
#: Grade from which the claim gives no pension.
FIRST_WITHOUT_PENSION = 5
#: In place of the months that a claim waits, of one that is decided: whose employer did not insure.
INSURED, UNINSURED = 0, 1
#: In place of a grade, of who was killed at work: the code in INJURY_OUTCOMES.
KILLED = 11
_NEED, _PHASE, _WAITING = 16, 64, 256


@inlined_kernel
def claim(grade, need, phase, waiting):  # type: ignore[no-untyped-def]
    """The number of a claim; `need` is a code in NURSING_NEEDS plus one, 0 is none."""
    return grade + _NEED * need + _PHASE * phase + _WAITING * waiting


@inlined_kernel
def grade_of(state):  # type: ignore[no-untyped-def]
    """Grade of disability, 1 to 10; 0 is no claim."""
    return state % _NEED


@inlined_kernel
def need_of(state):  # type: ignore[no-untyped-def]
    """Code in NURSING_NEEDS plus one, 0 is none."""
    return state % _PHASE // _NEED


@inlined_kernel
def phase_of(state):  # type: ignore[no-untyped-def]
    """Phase of the claim."""
    return state % _WAITING // _PHASE


@inlined_kernel
def waiting_of(state):  # type: ignore[no-untyped-def]
    """Months from January of the year under way to the decision."""
    return state // _WAITING


@inlined_kernel
def draws(state):  # type: ignore[no-untyped-def]
    """Whether the holder draws an allowance for life, or what tops up the pension."""
    return phase_of(state) >= HOLDS and 0 < grade_of(state) < FIRST_WITHOUT_PENSION


@inlined_kernel
def was_insured(state):  # type: ignore[no-untyped-def]
    """Whether the employer of the holder of a claim that is decided had insured."""
    return waiting_of(state) == INSURED


@inlined_kernel
def was_killed(state):  # type: ignore[no-untyped-def]
    """Whether the death of the holder was one at work."""
    return grade_of(state) == KILLED
