"""Distributions by TensorFlow Probability in double precision, as Tests/Fixtures/golden/distributions.json.

    python References/distribution_golden.py

A record is what `Node` describes (tfp_nodes.py) and, each an array or null where TFP has none: x, log_prob, prob, cdf,
entropy, mean, variance, mode; batch_shape, event_shape; and the gradients of sum(log_prob) in x (`x_gradient`, null for
discrete x) and in each parameter. Where a log_prob is infinite there are no gradients: TFP's are then whatever its
formula leaves. The univariate densities and cumulative probabilities are held against SciPy's: the script stops where
they differ by more than 1e-9, relatively.
tensorflow==2.21.0 tensorflow-probability==0.25.0 scipy==1.17.1 numpy==2.4.6
"""
from unittest import mock

from tfp_nodes import DISCRETE, Node, tf, zeros_for_none

import numpy as np
import tensorflow.compat.v2 as tfp_tensorflow
from scipy import stats

import distribution_cases
import event_cases
from golden_json import array, single, write

MOMENTS = ("entropy", "mean", "variance", "mode")
SCIPY = {
    "Normal": lambda p: stats.norm(p["loc"], p["scale"]), "Laplace": lambda p: stats.laplace(p["loc"], p["scale"]),
    "StudentT": lambda p: stats.t(p["df"], p["loc"], p["scale"]),
    "Uniform": lambda p: stats.uniform(p["low"], p["high"] - p["low"]),
    "HalfNormal": lambda p: stats.halfnorm(0, p["scale"]),
    "Gamma": lambda p: stats.gamma(p["concentration"], 0, 1 / p["rate"]),
    "Beta": lambda p: stats.beta(p["concentration1"], p["concentration0"]),
}


def attempt(function, *arguments):
    """None where TFP does not implement it."""
    try:
        return np.asarray(function(*arguments), np.float64)
    except (NotImplementedError, AttributeError):
        return None


def is_discrete(node):
    parts = node.parts if node.kind == "Independent" else ()
    return node.kind in DISCRETE + ("Deterministic",) or any(map(is_discrete, parts))


def point(node, x):
    return tf.constant(np.int32(x)) if node.kind == "Categorical" else tf.constant(single(x))


def plain_logarithms():
    """TensorFlow's xlogy(a, x) has the derivative 0 in a where a is 0, which is wrong for the densities of TFP that have
    a concentration of 1: there the derivative is log(x)."""
    return mock.patch.multiple(tfp_tensorflow.math, xlogy=lambda a, x: a * tf.math.log(x),
                               xlog1py=lambda a, x: a * tf.math.log1p(x))


def gradients(node, x):
    """Of sum(log_prob), in x and in the parameters, or None where a log_prob is infinite."""
    leaves = node.leaves()
    with plain_logarithms(), tf.GradientTape() as tape:
        tape.watch([x] + leaves)
        log_prob = node.distribution().log_prob(x)
        total = tf.reduce_sum(log_prob)
    if not np.isfinite(log_prob).all():
        return None, None
    found = zeros_for_none(tape.gradient(total, [x] + leaves), [x] + leaves)
    return (None if is_discrete(node) else found[0]), found[1:]


def check(node, x, results):
    """Holds TFP against SciPy and keeps SciPy's cdf, whose lower tails have relative precision: TFP's of Laplace is
    0 at -40 scales."""
    if node.kind not in SCIPY:
        return
    theirs = SCIPY[node.kind]({name: value.numpy() for name, value in node.parameters.items()})
    shape = results["log_prob"].shape
    density, cdf = np.broadcast_to(theirs.logpdf(x), shape), np.broadcast_to(theirs.cdf(x), shape)
    np.testing.assert_allclose(results["log_prob"], density, rtol=1e-9, err_msg=f"{node.kind} log_prob {x}")
    np.testing.assert_allclose(results["cdf"], cdf, rtol=1e-9, atol=1e-15, err_msg=f"{node.kind} cdf {x}")
    results["cdf"] = cdf


def record(node, x):
    x = point(node, x)
    distribution = node.distribution()
    results = {name: attempt(getattr(distribution, name), x) for name in ("log_prob", "prob", "cdf")}
    check(node, x.numpy(), results)
    results |= {name: attempt(getattr(distribution, name)) for name in MOMENTS}
    x_gradient, rest = gradients(node, x)
    shapes = {name: getattr(distribution, name).as_list() for name in ("batch_shape", "event_shape")}
    return node.record(rest) | {"x": array(x), "x_gradient": array(x_gradient)} | shapes | {
        name: array(value) for name, value in results.items()}


def main():
    cases = [*distribution_cases.every(), *event_cases.every()]
    write("distributions.json", [record(node, x) for node, x in cases])


if __name__ == "__main__":
    main()
