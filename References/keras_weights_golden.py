"""Weights of two tf.keras models as files and what the models say, in Tests/Fixtures/golden/keras.

    python References/keras_weights_golden.py

Writes {model,bayesian}.npz by numpy.savez and {model,bayesian}.safetensors, in single precision, the names being Keras'
("conv2d/kernel") and the order that of get_weights(); and case.json, a list of {"weights", "layers", "names", "x",
"output"}: the files' name, each layer's class and config, the arrays' names in Keras' order, inputs and outputs.
`model` is Conv2D(4, 3x3, stride 2, SAME, relu), Flatten, Dense(10); `bayesian` the notebook's Bayesian network, whose
weights are its posterior's locations and untransformed scales, and whose outputs are the logits where each weight is
the posterior's mean. Weights are random numbers of single precision, outputs are computed with them in double.
tensorflow==2.21.0 tensorflow-probability==0.25.0 tf-keras==2.21.0 safetensors==0.8.0 numpy==2.4.6
"""
from tfp_nodes import tf, tfd, tfp

import numpy as np
import tf_keras
from safetensors.numpy import save_file

from golden_json import GOLDEN, array, single, write

tf_keras.backend.set_floatx("float64")
tfpl, layers = tfp.layers, tf_keras.layers
FOLDER = GOLDEN / "keras"
generator = np.random.default_rng(0)
MODEL = [("Conv2D", {"filters": 4, "kernel_size": [3, 3], "strides": [2, 2], "padding": "same", "activation": "relu"}),
         ("Flatten", {}), ("Dense", {"units": 10})]
BAYESIAN = [("Convolution2DReparameterization", {"filters": 8, "kernel_size": [5, 5], "activation": "relu"}),
            ("MaxPooling2D", {"pool_size": [6, 6]}), ("Flatten", {}), ("DenseVariational", {"units": 10})]


def mean(distribution):
    return distribution.mean()


def bayesian_convolution(**config):
    normal = tfpl.default_mean_field_normal_fn()
    return tfpl.Convolution2DReparameterization(
        **config, kernel_posterior_fn=normal, bias_posterior_fn=normal,
        kernel_posterior_tensor_fn=mean, bias_posterior_tensor_fn=mean)


def posterior(kernel_size, bias_size, dtype=None):
    n = kernel_size + bias_size
    return tf_keras.Sequential([tfpl.VariableLayer(tfpl.IndependentNormal.params_size(n), dtype=dtype),
                                tfpl.IndependentNormal(n, convert_to_tensor_fn=mean)])


def prior(kernel_size, bias_size, dtype=None):
    """No part of the outputs, but the layer asks for one."""
    unit = tfd.Independent(tfd.Normal(tf.zeros(kernel_size + bias_size, dtype), tf.ones(kernel_size + bias_size, dtype)), 1)
    return lambda _: unit


def make(kind, config):
    if kind == "DenseVariational":
        return tfpl.DenseVariational(config["units"], posterior, prior)
    return bayesian_convolution(**config) if kind.startswith("Convolution2D") else getattr(layers, kind)(**config)


def described(model):
    """Keras' names, without the number of the output that TensorFlow adds."""
    return [weight.name.removesuffix(":0") for weight in model.weights]


def random(weight):
    """Untransformed scales about -3, where TFP begins, too."""
    return single(generator.normal(size=weight.shape) / 4 - (3 if "untransformed_scale" in weight.name else 0))


def case(name, description, image):
    model = tf_keras.Sequential([layers.Input(image)] + [make(*each) for each in description])
    model.set_weights([random(weight) for weight in model.weights])
    names, weights = described(model), [np.float32(w) for w in model.get_weights()]
    np.savez(FOLDER / f"{name}.npz", **dict(zip(names, weights)))
    save_file(dict(zip(names, weights)), FOLDER / f"{name}.safetensors")
    x = generator.integers(0, 257, (4, *image)) / 256
    return {"weights": name, "layers": [{"name": kind, "config": config} for kind, config in description], "names": names,
            "x": array(x), "output": array(model(x))}


def main():
    FOLDER.mkdir(exist_ok=True)
    write("keras/case.json", [case("model", MODEL, (8, 8, 1)), case("bayesian", BAYESIAN, (28, 28, 1))])


if __name__ == "__main__":
    main()
