"""How long an evaluation took, in words, beside how long its call is; shown on no paper."""

from evaluator.terms import shown


def about(seconds: float) -> str:
    """A length of time as one says it: "40 s", "12 min", "1 h 05 min"."""
    if round(seconds) < 60:
        return f"{round(seconds)} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def in_a_sentence(taken: float | None, length: float | None) -> str:
    """ "12 min of work on a 4 min call, 3.0 times its length"; "" for a time that is not known.

    A call without a recording, or with an empty one, has no length to compare with.
    """
    if taken is None:
        return ""
    if not length:
        return f"{about(taken)} of work"
    compared = f"{shown(taken / length)} times its length"
    return f"{about(taken)} of work on a {about(length)} call, {compared}"
