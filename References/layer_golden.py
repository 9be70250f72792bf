"""Convolutions and poolings, values and gradients, by TensorFlow, as Tests/Fixtures/golden/layers.json.

    python References/layer_golden.py

Numbers are whole or halves, so that single precision is exact and the tests may ask for equality, but for averages.
tensorflow==2.21.0 numpy==2.4.6
"""
import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

from golden_fixtures import GOLDEN

generator = np.random.default_rng(0)


def numbers(*shape):
    return np.float32(generator.integers(-6, 7, shape) / 2)


def distinct(*shape):
    """No two equal, so that a pool has one winner."""
    return np.float32(generator.permutation(np.prod(shape)).reshape(shape) / 2 - np.prod(shape) // 4)


def case(kind, operation, inputs, size, strides, padding):
    tensors = [tf.constant(x) for x in inputs]
    with tf.GradientTape() as tape:
        tape.watch(tensors)
        y = operation(*tensors)
    dy = numbers(*y.shape)
    gradients = tape.gradient(y, tensors, dy)
    return {"kind": kind, "size": size, "strides": strides, "padding": padding,
            "inputs": [array(x) for x in inputs], "output": array(y), "outputGradient": array(dy),
            "gradients": [array(g) for g in gradients]}


def array(x):
    x = np.asarray(x)
    return {"shape": list(x.shape), "scalars": [float(v) for v in x.ravel()]}


def convolution(image, filters, size, strides, padding):
    inputs = [numbers(2, *image), numbers(*size, image[2], filters), numbers(filters)]
    return case("convolution", lambda x, k, b: tf.nn.conv2d(x, k, strides, padding) + b,
                inputs, size, strides, padding.lower())


def pooling(kind, image, size, strides, padding):
    pool = tf.nn.max_pool2d if kind == "max" else tf.nn.avg_pool2d
    return case(kind, lambda x: pool(x, size, strides, padding), [distinct(2, *image)], size, strides, padding.lower())


cases = [
    convolution((5, 5, 1), 2, (3, 3), (1, 1), "VALID"), convolution((5, 6, 2), 3, (3, 2), (2, 1), "VALID"),
    convolution((5, 5, 1), 2, (3, 3), (1, 1), "SAME"), convolution((6, 5, 2), 9, (4, 2), (1, 1), "SAME"),
    convolution((7, 6, 1), 2, (3, 3), (2, 2), "SAME"), convolution((6, 7, 3), 1, (2, 5), (3, 2), "SAME"),
]
for kind in ("max", "average"):
    cases += [
        pooling(kind, (6, 6, 1), (2, 2), (2, 2), "VALID"), pooling(kind, (7, 5, 2), (3, 2), (2, 1), "VALID"),
        pooling(kind, (5, 7, 1), (2, 2), (2, 2), "SAME"), pooling(kind, (7, 6, 9), (3, 4), (2, 3), "SAME"),
        pooling(kind, (5, 5, 1), (3, 3), (1, 1), "SAME"),
    ]
(GOLDEN / "layers.json").write_text(json.dumps(cases) + "\n")
