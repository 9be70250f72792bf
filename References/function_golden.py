"""Elementary and special functions by mpmath at 40 digits, as Tests/Fixtures/golden/functions.json.

    python References/function_golden.py

A record is {"name", "arguments", "value"}: `arguments` names lists of single precision's numbers, `value` has the
function of each place, rounded to double precision, so that what overflows single precision alone is a number here.
`igamma` is the regularised lower P(a, x), `igamma_da` and `igamma_dx` its derivatives, `betainc` the regularised I_x(a,
b), `betainc_dx` its derivative by x, `trigamma` the derivative of digamma, `lgamma` log|gamma|. Where an argument is
zero, infinite or no number, at the poles and where double precision overflows, the value is what NumPy, SciPy or
(igamma_da) JAX say. Everywhere else the script holds these against mpmath, to 1e-9 relatively, and igamma_da to 1e-9
absolutely, since JAX' has no more in its tails.
mpmath==1.3.0 scipy==1.17.1 jax==0.10.2 numpy==2.4.6
"""
import jax
import mpmath as mp
import numpy as np
from scipy import special

from golden_json import array, single, write

jax.config.update("jax_enable_x64", True)
mp.mp.dps = 40
TINY, GREAT = 2.0**-149, (2 - 2.0**-23) * 2.0**127
SPECIAL = [0.0, -0.0, np.inf, -np.inf, np.nan, TINY, -TINY, 1e-40, -1e-40, GREAT, -GREAT]
SYMMETRIC = [sign * x for x in (
    2.0**-126, 1e-20, 1e-7, 1e-4, 0.0078125, 0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.7, 3.0, 4.5, 5.0, 6.5, 8.0, 9.2,
    13.0, 14.5, 17.0, 20.0, 38.0, 60.0, 87.0, 89.0, 100.0, 104.0, 200.0, 1e4, 1e10) for sign in (1, -1)]
POSITIVE = [
    TINY, 1e-40, 2.0**-126, 1e-20, 1e-7, 1e-3, 0.1, 0.25, 0.5, 0.75, 0.999, 1.0, 1.001, 1.25, 1.4616, 1.5, 1.75, 1.999,
    2.0, 2.001, 2.5, 3.0, 4.0, 5.5, 7.0, 10.0, 12.5, 20.0, 33.0, 100.0, 1e3, 1e5, 1e10, 1e30, GREAT]
NEGATIVE = [-0.25, -0.5, -0.75, -1.25, -1.5, -2.5, -3.625, -10.5, -100.25, -1.0, -2.0, -30.0]


def softplus(x):
    return mp.log1p(mp.exp(x))


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def ndtr(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def log_ndtr(x):
    return mp.log1p(-ndtr(-x)) if x > 0 else mp.log(ndtr(x))


def lgamma(x):
    """By reflection where x is negative, which needs no number that overflows."""
    return mp.loggamma(x) if x > 0 else mp.log(mp.pi / abs(mp.sinpi(x))) - mp.loggamma(1 - x)


def igamma(a, x):
    return mp.gammainc(a, 0, x, regularized=True)


def igamma_da(a, x):
    """Above the mean by the upper part, which is small there: the digits of a 1 would hide it."""
    if x > a:
        return -mp.diff(lambda a: mp.gammainc(a, x, mp.inf, regularized=True), a)
    return mp.diff(lambda a: igamma(a, x), a)


def igamma_dx(a, x):
    return mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))


def betainc(a, b, x):
    return mp.betainc(a, b, 0, x, regularized=True)


def betainc_dx(a, b, x):
    return mp.power(x, a - 1) * mp.power(1 - x, b - 1) / mp.beta(a, b)


def scipy_igamma_dx(a, x):
    """At x = 0 and infinity the limits: there 0 * -inf and inf - inf are no numbers."""
    return 0.0 if x == np.inf else np.exp(special.xlogy(a - 1, x) - x - special.gammaln(a))


def scipy_betainc_dx(a, b, x):
    return np.exp(special.xlogy(a - 1, x) + special.xlog1py(b - 1, -x) - special.betaln(a, b))


def jax_igamma_da(a, x):
    """At infinity, where P is 1 for every a, JAX' is no number."""
    return 0.0 if x == np.inf else float(jax.lax.igamma_grad_a(a, x))


# By mpmath, by NumPy or SciPy, and the points.
REAL = SPECIAL + SYMMETRIC
FUNCTIONS = {
    "exp": (mp.exp, np.exp, REAL), "expm1": (mp.expm1, np.expm1, REAL),
    "log": (mp.log, np.log, [*SPECIAL, *POSITIVE, -1.0]),
    "log1p": (mp.log1p, np.log1p, [*SPECIAL, *POSITIVE, -1e-20, -1e-7, -1e-3, -0.25, -0.5, -0.75, 2.0**-24 - 1, -1.0, -1.5]),
    "softplus": (softplus, lambda x: np.logaddexp(0, x), REAL), "sigmoid": (sigmoid, special.expit, REAL),
    "tanh": (mp.tanh, np.tanh, REAL), "erf": (mp.erf, special.erf, REAL), "erfc": (mp.erfc, special.erfc, REAL),
    "lgamma": (lgamma, special.gammaln, [0.0, -0.0, np.inf, np.nan, *POSITIVE, *NEGATIVE]),
    "digamma": (mp.digamma, special.digamma, [0.0, -0.0, np.inf, np.nan, *POSITIVE, *NEGATIVE]),
    "trigamma": (lambda x: mp.polygamma(1, x), lambda x: special.zeta(2, x), [0.0, np.inf, np.nan, *POSITIVE]),
    "ndtr": (ndtr, special.ndtr, REAL), "log_ndtr": (log_ndtr, special.log_ndtr, REAL),
}
SHAPES = (1e-3, 0.1, 0.5, 1.0, 1.5, 2.0, 3.75, 10.0, 33.0, 100.0, 1e3)


def igamma_points():
    """About each a, where P is neither 0 nor 1, and in both tails."""
    for a in SHAPES:
        yield from ((a, a * factor) for factor in (1e-6, 0.01, 0.25, 0.75, 0.9375, 1.0, 1.0625, 1.5, 3.0))
        yield from ((a, x) for x in (1e-20, 1.0, a + 8 * a**0.5 + 4, 0.0, np.inf))
    yield from ((np.nan, 1.0), (1.0, np.nan))


def betainc_points():
    for a, b in ((0.1, 0.1), (0.5, 0.5), (1.0, 1.0), (2.0, 3.0), (0.25, 5.0), (10.0, 0.75), (30.0, 40.0),
                 (400.0, 300.0), (1e3, 2.0)):
        mean = a / (a + b)
        yield from ((a, b, x) for x in (0.0, 1e-20, 1e-3, mean / 2, mean * 0.9375, mean, (1 + mean) / 2, 1 - 2.0**-20, 1.0))
    yield (1.0, 2.0, np.nan)


def is_plain(point, mirror):
    """Where mpmath has a finite answer and no convention is needed."""
    return all(np.isfinite(point)) and all(x != 0 for x in point) and np.isfinite(mirror(*point))


def exact(function, mirror, points, absolute=1e-300):
    values = []
    with np.errstate(all="ignore"):
        for point in points:
            theirs = mirror(*map(np.float64, point))
            value = float(function(*map(mp.mpf, point))) if is_plain(point, mirror) else theirs
            np.testing.assert_allclose(theirs, value, rtol=1e-9, atol=absolute, err_msg=f"{function.__name__} {point}")
            values.append(value)
    return np.array(values)


def record(name, function, mirror, points, names=("x",), **options):
    points = [tuple(single(point)) for point in points]
    value = exact(function, mirror, points, **options)
    return {"name": name, "arguments": {key: array(column) for key, column in zip(names, zip(*points))}, "value": array(value)}


def main():
    records = [record(name, function, mirror, [(x,) for x in points]) for name, (function, mirror, points) in FUNCTIONS.items()]
    points = list(igamma_points())
    records.append(record("igamma", igamma, special.gammainc, points, ("a", "x")))
    records.append(record("igamma_dx", igamma_dx, scipy_igamma_dx, points, ("a", "x")))
    records.append(record("igamma_da", igamma_da, jax_igamma_da, points, ("a", "x"), absolute=1e-9))
    points = list(betainc_points())
    records.append(record("betainc", betainc, special.betainc, points, ("a", "b", "x")))
    records.append(record("betainc_dx", betainc_dx, scipy_betainc_dx, points, ("a", "b", "x")))
    write("functions.json", records)


if __name__ == "__main__":
    main()
