"""The distributions of vectors, and those that are made of others, with the points that distribution_golden.py
evaluates: single ones, batches [3] and [2, 3], parameters that are broadcast, great and small ones. Nothing here is
run by itself.
numpy==2.4.6
"""
import numpy as np

from distribution_cases import normal, positive
from tfp_nodes import Node


def dirichlet():
    def simplex(*shape):
        x = np.round(positive(*shape) / positive(*shape).sum(-1, keepdims=True) * 2.0**18 / 4) / 2.0**18
        # The last is what is missing to one: exact in single precision.
        x[..., -1] = 1 - x[..., :-1].sum(-1)
        return x
    yield Node("Dirichlet", concentration=[2.0, 3.0, 0.5]), [0.25, 0.625, 0.125]
    yield Node("Dirichlet", concentration=positive(3, 4)), simplex(3, 4)
    yield Node("Dirichlet", concentration=1 + positive(2, 3, 4)), simplex(3, 4)
    yield Node("Dirichlet", concentration=[1.0, 1.0]), [[0.5, 0.5], [1 - 2.0**-20, 2.0**-20]]
    yield Node("Dirichlet", concentration=[[100.0, 1e3, 10.0], [1e-2, 1e-2, 1e-2]]), [0.25, 0.5, 0.25]
    yield Node("Dirichlet", concentration=[2.0, 1.5, 3.0]), [0.5, 0.0, 0.5]
    yield Node("Dirichlet", concentration=[2.0, 1.5, 3.0]), [0.75, -0.25, 0.5]


def lower(*shape):
    """Lower triangles with a positive diagonal."""
    triangle = np.tril(normal(*shape), -1)
    return triangle + np.eye(shape[-1]) * positive(*shape)


def multivariate():
    for batch in ((), (3,), (2, 3)):
        yield Node("MultivariateNormalDiag", loc=normal(*batch, 4), scale_diag=positive(*batch, 4)), normal(*batch, 4)
        yield Node("MultivariateNormalTriL", loc=normal(*batch, 3), scale_tril=lower(*batch, 3, 3)), normal(*batch, 3)
    yield Node("MultivariateNormalDiag", loc=normal(2, 3, 4), scale_diag=positive(4)), normal(3, 4)
    yield Node("MultivariateNormalTriL", loc=normal(2, 3, 3), scale_tril=lower(3, 3)), normal(3)
    yield Node("MultivariateNormalDiag", loc=[1e4, 0.0], scale_diag=[1e-3, 1e3]), [[1e4 + 0.01, 60.0], [1e4, -5e4]]
    yield Node("MultivariateNormalTriL", loc=[0.0, 1.0], scale_tril=[[1e-3, 0.0], [30.0, 1e2]]), [[0.01, 60.0], [20.0, -5e4]]


def independent_normal(loc, scale, ndims=1):
    return Node("Independent", Node("Normal", loc=loc, scale=scale), options={"reinterpreted_batch_ndims": ndims})


def independent():
    yield independent_normal(normal(4), positive(4)), normal(4)
    yield independent_normal(normal(3, 4), positive(3, 4)), normal(3, 4)
    yield independent_normal(normal(2, 3, 4), 0.5), normal(3, 4)
    yield independent_normal(normal(2, 3, 4), positive(4), 2), normal(2, 3, 4)
    yield independent_normal(normal(3, 2), positive(3, 2), 0), normal(3, 2)
    yield independent_normal(np.zeros(3), [1e-3, 1.0, 1e3]), [0.05, -30.0, 1e5]
    bernoullis = Node("Independent", Node("Bernoulli", logits=normal(3, 4)), options={"reinterpreted_batch_ndims": 1})
    yield bernoullis, [0.0, 1.0, 1.0, 0.0]


def mixtures():
    """Of whole events; the first three are the notebook's spike and slab."""
    def spike_and_slab(size):
        return Node("Mixture", Node("Categorical", probs=[0.5, 0.5]), *(
            independent_normal(np.zeros(size), np.full(size, scale)) for scale in (1.0, 10.0)))
    yield spike_and_slab(1), [[0.0], [0.5], [-3.0], [40.0]]
    yield spike_and_slab(5), normal(3, 5)
    yield spike_and_slab(5), 10 * normal(3, 5)
    yield Node("Mixture", Node("Categorical", probs=[0.25, 0.125, 0.625]), *(
        independent_normal(normal(4), positive(4)) for _ in range(3))), normal(2, 4)
    yield Node("Mixture", Node("Categorical", probs=[[0.25, 0.75], [0.5, 0.5], [0.875, 0.125]]), *(
        independent_normal(normal(3, 4), positive(3, 4)) for _ in range(2))), normal(3, 4)
    yield Node("Mixture", Node("Categorical", logits=[0.5, -1.0]), *(
        Node("MultivariateNormalDiag", loc=normal(3), scale_diag=positive(3)) for _ in range(2))), normal(4, 3)
    yield Node("Mixture", Node("Categorical", probs=[0.25, 0.75]), *(
        Node("Normal", loc=loc, scale=scale) for loc, scale in ((-1.0, 0.5), (2.0, 1.5)))), [-3.0, 0.0, 2.0, 50.0]


def same_family():
    def node(weights, components):
        return Node("MixtureSameFamily", weights, components)
    yield node(Node("Categorical", probs=[0.25, 0.75]), Node("Normal", loc=[-1.0, 2.0], scale=[0.5, 1.5])), [-3.0, 0.0, 2.0, 50.0]
    yield node(Node("Categorical", logits=normal(3, 4)), Node("Normal", loc=normal(3, 4), scale=positive(3, 4))), normal(3)
    # Per coordinate: each of the event's coordinates is a mixture of its own.
    coordinates = node(Node("Categorical", logits=normal(2)), Node("Normal", loc=np.zeros((5, 2)), scale=[1.0, 10.0]))
    yield Node("Independent", coordinates, options={"reinterpreted_batch_ndims": 1}), 3 * normal(2, 5)
    # Of whole events: all coordinates come from one component.
    yield node(Node("Categorical", logits=normal(3)), independent_normal(normal(3, 4), positive(3, 4))), normal(2, 4)
    yield node(Node("Categorical", logits=normal(2, 3)), independent_normal(normal(2, 3, 4), positive(2, 3, 4))), normal(2, 4)
    for components in (Node("MultivariateNormalDiag", loc=normal(2, 3), scale_diag=positive(2, 3)),
                       Node("MultivariateNormalTriL", loc=normal(2, 3), scale_tril=lower(2, 3, 3))):
        yield node(Node("Categorical", probs=[0.5, 0.5]), components), normal(4, 3)


def every():
    for cases in (dirichlet, multivariate, independent, mixtures, same_family):
        yield from cases()
