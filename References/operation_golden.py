"""Gradients of composite expressions by JAX, as Tests/Fixtures/golden/operations.json.

    python References/operation_golden.py

A record is {"name", "inputs", "value", "gradients"}: a function of some arrays, its one number, and jax.grad of it by each
input, in double precision; the inputs are single precision's numbers. The functions are those that
Tests/ModelTests/GoldenGradientTests.swift has under the same names, written once more in JAX: chains, broadcasting,
reductions, matrices, convolutions, choices, and second derivatives.
jax==0.10.2 numpy==2.4.6
"""
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax, nn
from jax.scipy import special

from golden_json import array, single, write

jax.config.update("jax_enable_x64", True)
generator = np.random.default_rng(0)


def normal(*shape):
    return single(generator.normal(size=shape))


def positive(*shape):
    return single(generator.uniform(0.5, 2, size=shape))


def convolve(x, kernel, strides, padding):
    dimensions = lax.conv_dimension_numbers(x.shape, kernel.shape, ("NHWC", "HWIO", "NHWC"))
    return lax.conv_general_dilated(x, kernel, strides, padding, dimension_numbers=dimensions)


def network(x, kernel, bias, weights):
    hidden = nn.softplus(convolve(x[None], kernel, (2, 1), "SAME")[0] + bias)
    pooled = lax.reduce_window(hidden, -jnp.inf, lax.max, (2, 2, 1), (2, 2, 1), "VALID")
    return special.logsumexp(pooled.reshape(-1) @ weights)


def attention(q, k, v):
    return jnp.sum(jnp.tanh(nn.softmax(q @ k.T / 2.0, -1) @ v) ** 2)


def normalisation(x, gamma):
    centred = x - x.mean(-1, keepdims=True)
    return jnp.sum(jnp.sin(centred / jnp.sqrt((centred ** 2).mean(-1, keepdims=True) + 0.125) * gamma))


def mixture(x, loc, scale, logits):
    terms = -0.5 * ((x[:, None] - loc) / scale) ** 2 - jnp.log(scale)
    return jnp.sum(special.logsumexp(nn.log_softmax(logits) + terms, -1))


def penalty(x, w):
    """A gradient in a gradient."""
    return jnp.sum(jax.grad(lambda x: jnp.sum(jnp.tanh(x @ w)))(x) ** 2)


FUNCTIONS = [
    ("broadcasting", lambda x, y, z: jnp.sum(x * y / z - jnp.exp(y) * x), [normal(3, 1), normal(2, 1, 4), positive(4)]),
    ("quotients", lambda x, y: jnp.sum(jnp.log1p(x / y) * jnp.sqrt(y) / (x * x + y)), [positive(5), positive(5)]),
    ("choices", lambda x, y: jnp.sum(jnp.where(x > y, jnp.maximum(x, 0.25) * y, jnp.minimum(y, -0.125) * jnp.abs(x))),
     [normal(4, 5), normal(4, 5)]),
    ("reductions", lambda x: jnp.sum(x.max(0) * x.sum(0)) + jnp.sum(x.mean((0, 2)) ** 3) + x.max(), [normal(3, 4, 5)]),
    ("shapes", lambda x, y: jnp.sum(jnp.concatenate([x.T[1:, :2], y.reshape(2, 2)], 0) ** 3 * jnp.arange(10.0).reshape(5, 2)),
     [normal(2, 4), normal(4)]),
    ("attention", attention, [normal(3, 4), normal(5, 4), normal(5, 2)]),
    ("normalisation", normalisation, [normal(3, 6), normal(6)]),
    ("mixture", mixture, [normal(6), normal(3), positive(3), normal(3)]),
    ("network", network, [normal(7, 6, 2), normal(3, 3, 2, 4), normal(4), normal(24, 3)]),
    ("gelu", lambda x: jnp.sum(x * special.erfc(-x * 0.5 ** 0.5) * 0.5), [3 * normal(12)]),
    ("gamma", lambda a, x: jnp.sum(special.gammaln(a) * x + special.digamma(a + x) - jnp.expm1(-x)), [positive(6), positive(6)]),
    ("penalty", penalty, [normal(4), normal(4, 3)]),
]


def record(name, function, inputs):
    value, gradients = jax.value_and_grad(function, argnums=tuple(range(len(inputs))))(*map(jnp.asarray, inputs))
    assert value.dtype == jnp.float64
    return {"name": name, "inputs": [array(x) for x in inputs], "value": array(value),
            "gradients": [array(g) for g in gradients]}


if __name__ == "__main__":
    write("operations.json", [record(*function) for function in FUNCTIONS])
