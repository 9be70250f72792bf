"""KL(q || p) of every pair that TensorFlow Probability registers among our distributions, as
Tests/Fixtures/golden/divergences.json.

    python References/divergence_golden.py

A record is {"q", "p", "kl"}: the distributions as `Node` describes them (tfp_nodes.py), q's with the gradients of
sum(kl) in its parameters. Double precision. Each value is held against the mean of log q(x) - log p(x) over 100,000
draws of q, of which it may be eight standard errors away; where the supports make it infinite there is nothing to hold
and there are no gradients.
tensorflow==2.21.0 tensorflow-probability==0.25.0 numpy==2.4.6
"""
from tfp_nodes import Node, tf, tfd, zeros_for_none

import numpy as np

from distribution_cases import normal, positive
from event_cases import independent_normal, lower
from golden_json import array, write

DRAWS = 100_000


def both(kind, **parameters):
    """The pair of two parameter sets: each parameter is given as (q's, p's)."""
    return tuple(Node(kind, **{name: values[side] for name, values in parameters.items()}) for side in (0, 1))


def univariate():
    for kind in ("Normal", "Laplace"):
        yield both(kind, loc=(0.0, 0.0), scale=(1.0, 1.0))
        yield both(kind, loc=(0.5, -1.0), scale=(0.25, 2.0))
        yield both(kind, loc=(normal(2, 3), normal(3)), scale=(positive(2, 3), 0.75))
        yield both(kind, loc=([1e2, 0.0], 0.0), scale=([1e-3, 50.0], 1.0))
    yield both("Uniform", low=([0.0, -0.5], -1.0), high=([1.0, 0.75], 2.5))
    yield both("Uniform", low=(0.0, 0.5), high=(1.0, 2.0))  # not within: infinite
    yield both("HalfNormal", scale=(1.0, 1.0))
    yield both("HalfNormal", scale=(positive(2, 3), positive(3)))
    yield both("Gamma", concentration=(2.0, 2.0), rate=(3.0, 3.0))
    yield both("Gamma", concentration=(positive(2, 3), positive(3)), rate=(positive(3), 0.75))
    yield both("Gamma", concentration=([50.0, 0.5], 1.0), rate=([10.0, 0.125], 1.0))
    yield both("Beta", concentration1=(2.0, 2.0), concentration0=(3.0, 3.0))
    yield both("Beta", concentration1=(positive(2, 3), positive(3)), concentration0=(positive(3), 1.5))
    yield both("Beta", concentration1=([40.0, 0.5], 1.0), concentration0=([70.0, 0.5], 1.0))


def discrete():
    yield both("Bernoulli", logits=(0.5, -0.25))
    yield both("Bernoulli", logits=(normal(2, 3), normal(3)))
    yield both("Bernoulli", logits=([40.0, -40.0, 5.0], [1.0, -2.0, -5.0]))
    for kind in ("Categorical", "OneHotCategorical"):
        yield both(kind, logits=(normal(4), normal(4)))
        yield both(kind, logits=(2 * normal(2, 3, 5), normal(3, 5)))
        yield both(kind, logits=([30.0, 0.0, -30.0], [0.0, 0.0, 0.0]))
    yield both("Dirichlet", concentration=([2.0, 3.0, 0.5], [1.0, 1.0, 1.0]))
    yield both("Dirichlet", concentration=(positive(2, 3, 4), positive(3, 4)))
    yield both("Dirichlet", concentration=([50.0, 10.0], [2.0, 2.0]))


def diagonal(*batch):
    return Node("MultivariateNormalDiag", loc=normal(*batch, 3), scale_diag=positive(*batch, 3))


def triangular(*batch):
    return Node("MultivariateNormalTriL", loc=normal(*batch, 3), scale_tril=lower(*batch, 3, 3))


def multivariate():
    for q in (diagonal, triangular):
        for p in (diagonal, triangular):
            yield q(), p()
            yield q(2), p(2)
    yield independent_normal(normal(4), positive(4)), independent_normal(np.zeros(4), np.ones(4))
    yield independent_normal(normal(3, 4), positive(3, 4)), independent_normal(normal(4), positive(4))
    yield independent_normal(normal(2, 3), 0.5, 2), independent_normal(normal(2, 3), 1.5, 2)


def check(q, p, value):
    """By the definition, from draws of q."""
    first, second = q.distribution(), p.distribution()
    x = first.sample(DRAWS, seed=1)
    ratio = np.asarray(first.log_prob(x) - second.log_prob(x), np.float64)
    error = ratio.std(0) / np.sqrt(DRAWS)
    distance = np.abs(ratio.mean(0) - value)
    assert (distance <= 8 * error + 1e-6).all(), f"{q.kind}, {p.kind}: {distance} of {error}"


def record(q, p):
    leaves = q.leaves()
    with tf.GradientTape() as tape:
        tape.watch(leaves)
        value = tfd.kl_divergence(q.distribution(), p.distribution())
        total = tf.reduce_sum(value)
    finite = np.isfinite(value).all()
    if finite:
        check(q, p, value)
    gradients = zeros_for_none(tape.gradient(total, leaves), leaves) if finite else None
    return {"q": q.record(gradients), "p": p.record(), "kl": array(value)}


def main():
    pairs = [*univariate(), *discrete(), *multivariate()]
    write("divergences.json", [record(q, p) for q, p in pairs])


if __name__ == "__main__":
    main()
