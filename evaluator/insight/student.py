"""Student's t distribution, as far as a 95 % interval needs it."""

import math
from functools import lru_cache
from statistics import NormalDist

_TAIL = 0.025


@lru_cache(maxsize=4096)
def t_95(freedom: float) -> float:
    """The 97.5 % quantile of Student's t for `freedom` degrees of freedom (1 or more, not whole).

    P(T > t) = I(freedom / (freedom + t²); freedom / 2, 1 / 2) / 2 (Abramowitz and Stegun, Handbook
    of Mathematical Functions, 26.7.1 and 26.5.27) is solved by Newton's method. Above 0 the
    distribution function is concave and the normal quantile lies below the answer, so the steps
    only rise and cannot overshoot.
    """
    t = NormalDist().inv_cdf(1 - _TAIL)
    for _ in range(100):
        step = (_upper_tail(t, freedom) - _TAIL) / _density(t, freedom)
        t += step
        if abs(step) < 1e-13 * t:
            break
    return t


def _density(t: float, freedom: float) -> float:
    log = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)
    log -= math.log(freedom * math.pi) / 2 + (freedom + 1) / 2 * math.log1p(t * t / freedom)
    return math.exp(log)


def _upper_tail(t: float, freedom: float) -> float:
    """P(T > t) for t² > 3, where the continued fraction converges fast."""
    a, b, x = freedom / 2, 0.5, freedom / (freedom + t * t)
    # x^a (1 - x)^b / (a B(a, b)) is t * density / freedom * 2, which saves the beta function.
    return t * _density(t, freedom) / freedom * _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method.

    I(x; a, b) = x^a (1 - x)^b / (a B(a, b)) / (1 + d1 / (1 + d2 / (1 + ...))): NIST Digital Library
    of Mathematical Functions, 8.17.22 and 8.17.23.
    """
    value, above, below = 1.0, 1.0, 0.0
    for step in range(1, 10_000):
        m = step // 2
        if step % 2:
            d = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            d = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        below = 1 / (1 + d * below)
        above = 1 + d / above
        value *= above * below
        if abs(above * below - 1) < 1e-15:
            break
    return 1 / value
