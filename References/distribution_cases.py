"""The distributions of one number and the points that distribution_golden.py evaluates, and the categorical ones: for
each a scalar, a batch [3], a batch [2, 3] with one parameter broadcast, x in the tails, at the edge of the support
and outside of it, large and small parameters. Nothing here is run by itself.
numpy==2.4.6
"""
import numpy as np

from tfp_nodes import Node

generator = np.random.default_rng(0)


def normal(*shape):
    return generator.normal(size=shape)


def positive(*shape):
    return np.exp(generator.normal(size=shape) / 2)


def location_scale(kind, **more):
    """Of the three with loc and scale."""
    def node(loc, scale):
        return Node(kind, **more, loc=loc, scale=scale)
    yield node(0.5, 1.25), 0.75
    yield node(0.0, 1.0), [-2.0, -0.5, 0.0, 0.25, 3.0]
    yield node(normal(3), positive(3)), normal(3)
    yield node(normal(2, 3), 0.5), normal(2, 3)
    yield node(normal(2, 3), positive(3)), normal(4, 1, 1)
    yield node(0.25, 2.0), [-80.0, -20.0, 20.0, 60.0]
    yield node([1e4, -1e4, 0.0], [1e-3, 1e3, 1e-6]), [1e4 + 0.01, 30.0, 2e-6]
    yield node(0.0, [1e10, 1e-10]), [3e9, 3e-10]


def student_t():
    for df in (1.0, 2.5, 30.0):
        yield from location_scale("StudentT", df=df)
    yield Node("StudentT", df=[0.25, 2.0, 1e4], loc=normal(3), scale=positive(3)), normal(3)
    yield Node("StudentT", df=positive(2, 3), loc=normal(3), scale=0.75), normal(2, 3)


def uniform():
    def node(low, high):
        return Node("Uniform", low=low, high=high)
    yield node(-0.5, 1.5), 0.25
    yield node([-1.0, 0.0, 10.0], [0.0, 0.125, 11.0]), [-0.75, 0.0625, 10.5]
    yield node(-3 - positive(2, 3), 4.0), normal(2, 3)
    yield node(-0.5, 1.5), [-0.5, 1.5]
    yield node(-0.5, 1.5), [-0.75, 2.0, 1e9]
    yield node([-1e8, 0.0], [1e8, 1e-8]), [5.0, 5e-9]


def half_normal():
    def node(scale):
        return Node("HalfNormal", scale=scale)
    yield node(1.25), 0.75
    yield node(1.0), [0.5, 1.0, 2.0]
    yield node(positive(3)), positive(3)
    yield node(positive(2, 3)), positive(4, 1, 1)
    yield node(0.5), [0.0, 1e-20, 8.0, 19.0]
    yield node(1.0), [-0.5, -2.0]
    yield node([1e-6, 1e6]), [2e-6, 3.0]


def gamma():
    def node(concentration, rate):
        return Node("Gamma", concentration=concentration, rate=rate)
    yield node(2.0, 3.0), 0.75
    yield node(2.5, 0.5), [0.125, 1.0, 5.0]
    yield node(positive(3), positive(3)), positive(3)
    yield node(1 + positive(2, 3), 0.75), positive(2, 3)
    yield node(positive(2, 3), positive(3)), positive(4, 1, 1)
    yield node(0.5, 1.0), [1e-20, 1e-3, 40.0, 300.0]
    yield node([0.5, 1.0, 2.0], 1.5), 0.0
    yield node(2.0, 1.0), [-0.5, -3.0]
    yield node([1e-3, 1e3, 50.0], [1e-3, 1e3, 1e-6]), [0.5, 1.0, 4e7]
    yield node(1.0, 2.0), [0.5, 3.0]


def beta():
    def node(concentration1, concentration0):
        return Node("Beta", concentration1=concentration1, concentration0=concentration0)
    yield node(2.0, 3.0), 0.375
    yield node(0.5, 0.5), [0.125, 0.5, 0.9375]
    yield node(positive(3), positive(3)), generator.uniform(size=3)
    yield node(1 + positive(2, 3), 1.5), generator.uniform(size=(2, 3))
    yield node(positive(2, 3), positive(3)), generator.uniform(size=(4, 1, 1))
    yield node(2.0, 5.0), [1e-20, 1e-6, 1 - 2.0**-20]
    yield node([0.5, 1.0, 2.0], [2.0, 1.0, 0.5]), [[0.0], [1.0]]
    yield node(2.0, 3.0), [-0.25, 1.5]
    yield node([1e-2, 400.0, 1e3], [1e-2, 300.0, 2.0]), [0.5, 0.5625, 0.9375]
    yield node([1.0, 1.0, 2.0], [1.0, 3.0, 1.0]), [0.25, 0.5, 0.75]


def bernoulli():
    for logits, x in ((0.5, 1.0), (-1.5, [0.0, 1.0]), (normal(3), [0.0, 1.0, 1.0]), (normal(2, 3), [1.0, 0.0, 1.0]),
                      ([-40.0, 40.0, -200.0, 200.0], [[0.0] * 4, [1.0] * 4]), (0.0, 1.0), ([1e-6, -1e-6], 1.0)):
        yield Node("Bernoulli", logits=logits), x


def one_hot(labels, depth):
    return np.eye(depth)[np.asarray(labels)]


def categorical():
    cases = [(normal(4), 2), (normal(5), [0, 1, 2, 3, 4]), (3 * normal(3, 10), [0, 9, 4]), (normal(2, 3, 4), [0, 3, 1]),
             ([[0.0] * 4, [100.0, 0.0, 0.0, -100.0], [-1e4, 1e4, 0.0, 1e-6]], [[0], [1], [3]]), ([[1e-4, 0.0]], [1])]
    for logits, x in cases:
        yield Node("Categorical", logits=logits), x
        yield Node("OneHotCategorical", logits=logits), one_hot(x, np.shape(logits)[-1])


def deterministic():
    yield Node("Deterministic", loc=0.5), 0.5
    yield Node("Deterministic", loc=0.5), [0.5, 0.25]
    yield Node("Deterministic", loc=normal(3)), 0.0
    yield Node("Deterministic", loc=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), [1.0, 5.0, 3.0]


def every():
    for kind in ("Normal", "Laplace"):
        yield from location_scale(kind)
    for cases in (student_t, uniform, half_normal, gamma, beta, bernoulli, categorical, deterministic):
        yield from cases()
