"""JAX: the whole epoch as one jitted scan. The formulations differ in how the convolution is put."""
import sys
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from mnist import glorot, load, timed_epochs


def conv_lax(x, kernel):
    return jax.lax.conv_general_dilated(x, kernel, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))


def conv_im2col(x, kernel):
    columns = jnp.stack([x[:, i:i + 24, j:j + 24, 0] for i in range(5) for j in range(5)], -1)
    return (columns.reshape(-1, 25) @ kernel.reshape(25, 8)).reshape(-1, 24, 24, 8)


def conv_sum(x, kernel):
    return sum(x[:, i:i + 24, j:j + 24, :] * kernel[i, j, 0] for i in range(5) for j in range(5))


def pool_reshape(h):
    return h.reshape(-1, 4, 6, 4, 6, 8).max((2, 4))


CONVOLUTIONS = {"lax.conv": conv_lax, "im2col": conv_im2col, "shifted sum": conv_sum}


def logits(conv, p, x):
    h = pool_reshape(jax.nn.relu(conv(x, p["ck"]) + p["cb"])).reshape(x.shape[0], 128)
    return h @ p["dk"] + p["db"]


def nll(conv, p, x, y):
    return -jnp.take_along_axis(jax.nn.log_softmax(logits(conv, p, x)), y[:, None], 1).mean()


def rmsprop(p, v, g):
    v = jax.tree.map(lambda v, g: 0.9 * v + 0.1 * g * g, v, g)
    p = jax.tree.map(lambda p, v, g: p - 1e-3 * g / (jnp.sqrt(v) + 1e-7), p, v, g)
    return p, v


def initial():
    generator = np.random.default_rng(0)
    p = {"ck": glorot(generator, (5, 5, 1, 8), 25, 200), "cb": np.zeros(8, np.float32),
         "dk": glorot(generator, (128, 10), 128, 10), "db": np.zeros(10, np.float32)}
    return jax.tree.map(jnp.asarray, p)


@partial(jax.jit, static_argnums=0, donate_argnums=(1, 2))
def epoch_deterministic(conv, p, v, key, x, y):
    order = jax.random.permutation(key, 60000).reshape(1875, 32)

    def step(state, rows):
        p, v = state
        loss, g = jax.value_and_grad(partial(nll, conv))(p, x[rows], y[rows])
        return rmsprop(p, v, g), loss

    (p, v), losses = jax.lax.scan(step, (p, v), order)
    return p, v, losses.mean()


def sample(q, key):
    """Weights of one pass, the exact KL of the convolution and the one-sample KL of the dense layer."""
    keys = jax.random.split(key, 3)
    def draw(loc, scale, key):
        return loc + scale * jax.random.normal(key, loc.shape)
    scales = {"ck": 1.1920929e-7 + jax.nn.softplus(q["ck_rho"]), "cb": 1.1920929e-7 + jax.nn.softplus(q["cb_rho"])}
    p, kl = {}, 0.0
    for name, k in (("ck", keys[0]), ("cb", keys[1])):
        loc, scale = q[name + "_loc"], scales[name]
        p[name] = draw(loc, scale, k)
        kl += (0.5 * (scale**2 + loc**2 - 1) - jnp.log(scale)).sum()
    scale = jax.nn.softplus(q["d_rho"])
    noise = jax.random.normal(keys[2], (1290,))
    w = q["d_loc"] + scale * noise
    log_q = (-0.5 * noise**2 - jnp.log(scale)).sum()
    square = (w**2).sum()
    log_p = jnp.logaddexp(jnp.log(0.5) - 0.5 * square, jnp.log(0.5) - 0.005 * square - 1290 * jnp.log(10.0))
    p["dk"], p["db"] = w[:1280].reshape(128, 10), w[1280:]
    return p, kl + log_q - log_p


@partial(jax.jit, static_argnums=0, donate_argnums=(1, 2))
def epoch_bayesian(conv, q, v, key, x, y):
    key, shuffle = jax.random.split(key)
    order = jax.random.permutation(shuffle, 60000).reshape(1875, 32)
    keys = jax.random.split(key, 1875)

    def step(state, inputs):
        q, v = state
        rows, key = inputs
        def loss(q):
            p, kl = sample(q, key)
            return nll(conv, p, x[rows], y[rows]) + kl / 60000
        value, g = jax.value_and_grad(loss)(q)
        return rmsprop(q, v, g), value

    (q, v), losses = jax.lax.scan(step, (q, v), (order, keys))
    return q, v, losses.mean()


def initial_bayesian():
    generator = np.random.default_rng(0)
    def normal(mean, shape):
        return jnp.asarray(generator.normal(mean, 0.1, shape).astype(np.float32))
    return {"ck_loc": normal(0, (5, 5, 1, 8)), "ck_rho": normal(-3, (5, 5, 1, 8)), "cb_loc": normal(0, 8),
            "cb_rho": normal(-3, 8), "d_loc": jnp.zeros(1290), "d_rho": jnp.zeros(1290)}


def main():
    epochs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    x, y = map(jnp.asarray, load())
    for name, conv in CONVOLUTIONS.items():
        for model, start, train in (("deterministic", initial, epoch_deterministic),
                                    ("bayesian", initial_bayesian, epoch_bayesian)):
            state = {"p": start()}
            state["v"] = jax.tree.map(jnp.zeros_like, state["p"])

            def train_epoch(k):
                state["p"], state["v"], loss = train(conv, state["p"], state["v"], jax.random.key(k), x, y)
                return loss.block_until_ready()

            timed_epochs(f"JAX {jax.__version__} jit+scan, {name}", model, train_epoch,
                         1 if name == "lax.conv" else epochs)


main()
