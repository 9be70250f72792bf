"""Variational layers by TensorFlow Probability with given noise, as Tests/Fixtures/golden/variational_layers.json.

    python References/variational_layer_golden.py

A record is {"name", "config", "x", "parameters", "noise", "output", "cotangent", "x_gradient", "gradients",
"divergences", "divergence_gradients"}: the layer is TFP's own, whose draws are replaced by the noise (and its random
signs by those of `noise`), in double precision; variational_formulas.py says what it computes, and every output is held
against it. `gradients` are those of sum(output * cotangent), `divergence_gradients` of the divergences' sum, in each
parameter. The kernel's prior is N(0, 1), the bias' too where it has a scale; without, TFP has no divergence of it.
DenseVariational's prior is N(0, 1) ("exact": KL in closed form) or the notebook's spike and slab of N(0, 1) and N(0,
10) over the whole vector (log q - log p of the one draw); its divergence has its kl_weight. Means and variances over
4,000 draws of the untouched layers, without noise given, are held against the formula's, too, six standard errors away
at most.
tensorflow==2.21.0 tensorflow-probability==0.25.0 tf-keras==2.21.0 numpy==2.4.6
"""
from unittest import mock

from tfp_nodes import tf, tfd, tfp, zeros_for_none

import numpy as np
import tf_keras

import variational_formulas
from golden_json import array, single, write

tf_keras.backend.set_floatx("float64")
tfpl = tfp.layers
DRAWS = 4000
generator = np.random.default_rng(0)


def normal(*shape):
    return single(generator.normal(size=shape))


def signs(*shape):
    return generator.integers(0, 2, shape) * 2.0 - 1


def posterior(p, part):
    """As TFP's default_mean_field_normal_fn in single precision, of given tensors. The scale is computed out here: what a
    layer computes while it is built, Keras hides from tapes."""
    loc, rho = p[f"{part}_loc"], p.get(f"{part}_rho")
    base = tfd.Deterministic(loc) if rho is None else tfd.Normal(loc, variational_formulas.TINY + tf.nn.softplus(rho))
    return lambda dtype, shape, *_: tfd.Independent(base, len(shape))


def given(noise):
    """Of a distribution the point that the noise says: the layers ask for it where they would draw."""
    def draw(distribution):
        distribution = getattr(distribution, "distribution", distribution)
        return distribution.loc if noise is None else distribution.loc + distribution.scale * noise
    return draw


def layer(name, config, p, noise):
    """Without noise it draws by itself."""
    if name == "DenseVariational":
        return dense_variational(config, p, noise)
    options = dict(config) | {"kernel_posterior_fn": posterior(p, "kernel"),
                              "bias_posterior_fn": posterior(p, "bias") if "bias_loc" in p else None}
    if "bias_rho" in p:
        options["bias_prior_fn"] = tfpl.default_multivariate_normal_fn
    if noise:
        options["kernel_posterior_tensor_fn"] = given(noise["affine" if "affine" in noise else "kernel"])
        options["bias_posterior_tensor_fn"] = given(noise.get("bias"))
    return getattr(tfpl, name)(**options)


def spike_and_slab(size):
    zeros, ones = tf.zeros(size, tf.float64), tf.ones(size, tf.float64)
    return tfd.Mixture(cat=tfd.Categorical(probs=tf.constant([0.5, 0.5], tf.float64)),
                       components=[tfd.Independent(tfd.Normal(zeros, scale * ones), 1) for scale in (1.0, 10.0)])


def dense_variational(config, p, noise):
    size, exact = p["loc"].shape[0], config["kl_use_exact"]
    draw = given(noise["dense"]) if noise else tfd.Distribution.sample
    unit = tfd.Independent(tfd.Normal(tf.zeros(size, tf.float64), tf.ones(size, tf.float64)), 1)
    prior = unit if exact else spike_and_slab(size)
    normals = tfpl.IndependentNormal(size, convert_to_tensor_fn=draw, dtype="float64")
    return tfpl.DenseVariational(
        config["units"], lambda *_: lambda _: normals(tf.concat([p["loc"], p["rho"]], 0)), lambda *_: lambda _: prior,
        kl_use_exact=exact, kl_weight=config["kl_weight"])


def run(name, config, x, p, noise):
    """TFP draws the input's signs first, the output's second."""
    drawn = [noise[key] for key in ("sign_input", "sign_output") if key in noise]
    with mock.patch("tensorflow_probability.python.random.rademacher", side_effect=drawn):
        built = layer(name, config, p, noise)
        return built(x), built.losses


def record(name, x, parameters, noise, **config):
    p = {key: tf.constant(value) for key, value in parameters.items()}
    x, leaves = tf.constant(x), list(p.values())
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([x] + leaves)
        output, losses = run(name, config, x, p, noise)
        cotangent = normal(*output.shape)
        total, divergence = tf.reduce_sum(output * cotangent), tf.add_n(losses)
    formula = variational_formulas.output(name, config, x.numpy(), parameters, noise)
    np.testing.assert_allclose(output, formula, rtol=1e-12, atol=1e-12)
    check_moments(name, config, x, p, parameters)
    parts = ("dense",) if name == "DenseVariational" else ("kernel", "bias")
    gradients, pulls = (zeros_for_none(tape.gradient(value, leaves), leaves) for value in (total, divergence))
    return {"name": name, "config": config, "x": array(x), "parameters": named(p, leaves), "noise": named(noise, noise.values()),
            "output": array(output), "cotangent": array(cotangent), "x_gradient": array(tape.gradient(total, x)),
            "gradients": named(p, gradients), "divergences": named(parts, losses), "divergence_gradients": named(p, pulls)}


def named(names, values):
    return {name: array(value) for name, value in zip(names, values)}


def check_moments(name, config, x, p, parameters):
    """Of the layer that draws by itself."""
    tf.random.set_seed(0)
    built = layer(name, config, p, None)
    built(x)
    draw = tf.function(lambda: built(x))
    draws = np.array([draw().numpy() for _ in range(DRAWS)])
    mean, variance = variational_formulas.moments(name, config, x.numpy(), parameters)
    # The outputs are normal: of n draws the mean is sqrt(variance / n) away, and the variance sqrt(2 / n) of itself.
    assert (np.abs(draws.mean(0) - mean) <= 6 * np.sqrt(variance / DRAWS)).all(), name
    assert (np.abs(draws.var(0) / variance - 1) <= 6 * np.sqrt(2 / DRAWS)).all(), name


def parameters(kernel, outputs, bias):
    found = {"kernel_loc": normal(*kernel), "kernel_rho": single(normal(*kernel) - 1)}
    if bias != "none":
        found["bias_loc"] = normal(outputs)
    if bias == "normal":
        found["bias_rho"] = single(normal(outputs) - 1)
    return found


def noise_of(name, kernel, samples, channels, outputs, bias):
    noise = {"affine": normal(samples, outputs)} if "Local" in name else {"kernel": normal(*kernel)}
    if bias == "normal":
        noise["bias"] = normal(outputs)
    if name.endswith("Flipout"):
        noise |= {"sign_input": signs(samples, channels), "sign_output": signs(samples, outputs)}
    return noise


def dense():
    for name in ("DenseReparameterization", "DenseLocalReparameterization", "DenseFlipout"):
        for (samples, inputs, units), bias in (((3, 4, 5), "deterministic"), ((4, 6, 2), "normal"), ((1, 3, 3), "none")):
            kernel = (inputs, units)
            yield record(name, normal(samples, inputs), parameters(kernel, units, bias),
                         noise_of(name, kernel, samples, inputs, units, bias), units=units)


def convolutions():
    shapes = (((2, 6, 6, 1), (3, 3), (1, 1), "valid", 3, "deterministic"), ((2, 5, 6, 2), (3, 2), (2, 2), "same", 3, "normal"),
              ((3, 7, 5, 2), (2, 3), (1, 2), "valid", 2, "normal"), ((2, 4, 4, 3), (3, 3), (1, 1), "same", 2, "none"))
    for name in ("Convolution2DReparameterization", "Convolution2DFlipout"):
        for x, size, strides, padding, filters, bias in shapes:
            kernel = (*size, x[-1], filters)
            yield record(name, normal(*x), parameters(kernel, filters, bias), noise_of(name, kernel, x[0], x[-1], filters, bias),
                         filters=filters, kernel_size=list(size), strides=list(strides), padding=padding)


def whole():
    for samples, inputs, units in ((3, 4, 2), (2, 6, 3)):
        for exact, weight in ((False, 1.0), (True, 1.0), (False, 0.125)):
            size = inputs * units + units
            yield record("DenseVariational", normal(samples, inputs), {"loc": normal(size), "rho": single(normal(size) - 1)},
                         {"dense": normal(size)}, units=units, kl_use_exact=exact, kl_weight=weight)


def main():
    write("variational_layers.json", [*dense(), *convolutions(), *whole()])


if __name__ == "__main__":
    main()
