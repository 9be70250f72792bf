"""Layers by Keras 3 in double precision, values and gradients, as Tests/Fixtures/golden/keras_layers.json.

    python References/keras_layer_golden.py

A record is {"name", "config", "x", "weights", "output", "cotangent", "x_gradient", "gradients"}: `name` and `config`
are what Keras builds the layer from, `weights` its arrays in Keras' order and with Keras' names, and the gradients
those of sum(output * cotangent) in x and in each weight. Layers run as they predict, so Dropout hands on what it gets.
Keras' gelu is the one with erf, but rounds the root of two to single precision: here is the exact one, x * ndtr(x),
from which Keras' is 1e-7 away. Keras' LayerNormalization adds 1e-3 to the variance unless told otherwise; its average
pools divide by what a window has of the image.
keras==3.15.1 tensorflow==2.21.0 scipy==1.17.1 numpy==2.4.6
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
from scipy import special

from golden_json import array, single, write

keras.backend.set_floatx("float64")
generator = np.random.default_rng(0)


def normal(*shape):
    return single(generator.normal(size=shape))


def distinct(*shape):
    """No two equal, so that a pool has one winner."""
    return generator.permutation(np.prod(shape)).reshape(shape) / 8 - np.prod(shape) // 16


def exact_gelu(layer, x):
    y = 0.5 * x * tf.math.erfc(-x / np.sqrt(2))
    np.testing.assert_allclose(y, layer(x), rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(y, x * special.ndtr(x), rtol=1e-13)
    return y


def run(layer, x):
    if getattr(layer, "activation", None) is keras.activations.gelu:
        return exact_gelu(layer, x)
    return layer(x, training=False) if isinstance(layer, keras.layers.Dropout) else layer(x)


def record(name, x, **config):
    layer = getattr(keras.layers, name)(**config)
    x = tf.constant(x)
    layer.build(x.shape)
    layer.set_weights([normal(*w.shape) for w in layer.weights])
    weights = [w.value for w in layer.trainable_variables]
    with tf.GradientTape() as tape:
        tape.watch(x)
        output = run(layer, x)
        cotangent = normal(*output.shape)
        total = tf.reduce_sum(output * cotangent)
    assert output.dtype == tf.float64
    x_gradient, gradients = tape.gradient(total, (x, weights))
    named = [w.name for w in layer.weights]
    return {"name": name, "config": config, "x": array(x), "weights": {n: array(w) for n, w in zip(named, layer.get_weights())},
            "output": array(output), "cotangent": array(cotangent), "x_gradient": array(x_gradient),
            "gradients": {n: array(g) for n, g in zip(named, gradients)}}


def dense():
    yield record("Dense", normal(3, 4), units=5)
    yield record("Dense", normal(1, 7), units=1)
    yield record("Dense", normal(5, 3), units=2, use_bias=False)
    yield record("Dense", normal(4, 6), units=3, activation="relu")
    yield record("Dense", normal(4, 6), units=3, activation="softmax")


def convolutions():
    for padding in ("valid", "same"):
        yield record("Conv2D", normal(2, 5, 5, 1), filters=2, kernel_size=[3, 3], padding=padding)
        yield record("Conv2D", normal(2, 6, 5, 3), filters=4, kernel_size=[3, 2], strides=[2, 2], padding=padding)
        yield record("Conv2D", normal(1, 7, 6, 2), filters=3, kernel_size=[2, 3], strides=[1, 2], padding=padding)
        yield record("Conv2D", normal(1, 4, 5, 2), filters=4, kernel_size=[1, 1], padding=padding, use_bias=False)
        yield record("Conv2D", normal(1, 6, 6, 2), filters=3, kernel_size=[5, 5], padding=padding, activation="relu")
        for multiplier in (1, 2):
            for strides in ([1, 1], [2, 2]):
                yield record("DepthwiseConv2D", normal(1, 6, 5, 3), kernel_size=[3, 3], strides=strides, padding=padding,
                             depth_multiplier=multiplier)


def pools():
    for padding in ("valid", "same"):
        for name in ("MaxPooling2D", "AveragePooling2D"):
            yield record(name, distinct(2, 6, 6, 1), pool_size=[2, 2], padding=padding)
            yield record(name, distinct(2, 7, 5, 3), pool_size=[3, 2], strides=[2, 1], padding=padding)
            yield record(name, distinct(1, 7, 8, 2), pool_size=[3, 3], strides=[2, 3], padding=padding)
    yield record("GlobalAveragePooling2D", normal(2, 4, 5, 3))
    yield record("GlobalAveragePooling2D", normal(3, 1, 1, 2))


def normalizations():
    yield record("LayerNormalization", normal(3, 6))
    yield record("LayerNormalization", single(3 + normal(2, 3, 4, 5)))
    yield record("LayerNormalization", normal(3, 6), epsilon=1e-5)
    yield record("LayerNormalization", normal(3, 6), center=False, scale=False)
    # Rows of no variance: epsilon alone keeps them finite.
    yield record("LayerNormalization", single([[0.5] * 4, [1e-3, 0.0, 0.0, 0.0], [1e4, 0.0, -1e4, 0.0]]))


def activations():
    points = single([[-100.0, -20.0, -5.0, -1.5, -0.125, -1e-6], [1e-6, 0.25, 0.75, 4.0, 15.0, 100.0]])
    for name in ("relu", "softplus", "tanh", "sigmoid", "softmax", "gelu", "linear"):
        for x in (normal(3, 5), points):
            yield record("Activation", x, activation=name)


def shapes():
    yield record("Dropout", normal(3, 5), rate=0.5)
    yield record("Flatten", normal(2, 3, 2, 2))
    yield record("Flatten", normal(2, 5))
    yield record("Reshape", normal(2, 6), target_shape=[3, 2])
    yield record("Reshape", normal(2, 3, 4), target_shape=[2, 2, 3])
    yield record("Reshape", normal(2, 12), target_shape=[-1, 4])


def main():
    records = [*dense(), *convolutions(), *pools(), *normalizations(), *activations(), *shapes()]
    write("keras_layers.json", records)


if __name__ == "__main__":
    main()
