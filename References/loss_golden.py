"""Losses and metrics, as Tests/Fixtures/golden/losses.json.

    python References/loss_golden.py

A record is {"kind", "name", "config", "inputs", "output", "gradients"}: `inputs` names its arrays, `output` is a loss
for each sample (reduction "none"; Keras' means over the last axis where it takes them) or a metric's one number,
`gradients` those of sum(output) in each float input but the targets, {} for a metric. Losses are Keras 3's in double
precision; given probabilities, CategoricalCrossentropy divides them by their sum and then clips them to [1e-7, 1 -
1e-7], SparseCategoricalCrossentropy clips first and divides then, BinaryCrossentropy only clips. Negative
log-likelihoods are TensorFlow Probability's, metrics scikit-learn's; Brier is sum over the classes of (p - onehot)^2,
held against scikit-learn's brier_score_loss without its half.
keras==3.15.1 tensorflow==2.21.0 tensorflow-probability==0.25.0 scikit-learn==1.9.1 numpy==2.4.6
"""
from tfp_nodes import tf, tfd

import keras
import numpy as np
from sklearn import metrics

from golden_json import array, single, write

keras.backend.set_floatx("float64")
generator = np.random.default_rng(0)


def normal(*shape):
    return single(generator.normal(size=shape))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return single(e / e.sum(-1, keepdims=True))


def exact(p):
    """Multiples of 2^-20 that add to one: exact in single precision, and scikit-learn wants such sums."""
    p = np.round(p * 2.0**20) / 2.0**20
    p[:, 0] += 1 - p.sum(-1)
    return p


def loss(name, function, targets, predictions, config=None):
    """`predictions` are the arrays to differentiate by."""
    tensors = {key: tf.constant(value) for key, value in predictions.items()}
    with tf.GradientTape() as tape:
        tape.watch(list(tensors.values()))
        output = function(targets, **tensors)
        total = tf.reduce_sum(output)
    assert output.dtype == tf.float64
    gradients = tape.gradient(total, tensors)
    return {"kind": "loss", "name": name, "config": config or {},
            "inputs": {"y_true": array(targets)} | {key: array(value) for key, value in predictions.items()},
            "output": array(output), "gradients": {key: array(value) for key, value in gradients.items()}}


def keras_loss(name, targets, predictions, **config):
    return loss(name, getattr(keras.losses, name)(reduction="none", dtype="float64", **config), targets,
                {"y_pred": predictions}, config)


def one_hot(labels, depth=5):
    return np.eye(depth)[labels]


def classes():
    """Moderate logits, great ones, and ones that all agree."""
    for logits in (normal(6, 5), 32 * normal(6, 5), np.zeros((6, 5))):
        labels = generator.integers(0, 5, 6)
        yield keras_loss("SparseCategoricalCrossentropy", labels, logits, from_logits=True)
        yield keras_loss("CategoricalCrossentropy", one_hot(labels), logits, from_logits=True)
        yield keras_loss("SparseCategoricalCrossentropy", labels, softmax(logits), from_logits=False)
        yield keras_loss("CategoricalCrossentropy", one_hot(labels), softmax(logits), from_logits=False)
        yield loss("Brier", lambda y, y_pred: tf.reduce_sum((y_pred - y) ** 2, -1), one_hot(labels), {"y_pred": softmax(logits)})
        yield loss("OneHotCategorical", lambda y, logits: -tfd.OneHotCategorical(logits=logits, dtype=tf.float64).log_prob(y),
                   one_hot(labels), {"logits": logits})
    # Soft targets, and probabilities that do not add to one and are 0 and 1.
    yield keras_loss("CategoricalCrossentropy", softmax(normal(4, 5)), normal(4, 5), from_logits=True)
    yield keras_loss("CategoricalCrossentropy", one_hot([0, 1, 2, 4]), 2 * softmax(normal(4, 5)), from_logits=False)
    sure = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    yield keras_loss("CategoricalCrossentropy", one_hot([0, 1], 3), sure, from_logits=False)
    yield keras_loss("SparseCategoricalCrossentropy", generator.integers(0, 5, (2, 3)), normal(2, 3, 5), from_logits=True)


def binary():
    for logits in (normal(6, 1), normal(4, 3), 32 * normal(4, 3)):
        targets = np.float64(generator.integers(0, 2, logits.shape))
        yield keras_loss("BinaryCrossentropy", targets, logits, from_logits=True)
        yield keras_loss("BinaryCrossentropy", targets, single(1 / (1 + np.exp(-logits))), from_logits=False)
    yield keras_loss("BinaryCrossentropy", single(generator.uniform(size=(4, 3))), normal(4, 3), from_logits=True)
    yield keras_loss("BinaryCrossentropy", np.array([[0.0, 1.0, 1.0, 0.0]]), np.array([[0.0, 1.0, 0.0, 1.0]]), from_logits=False)


def regression():
    for shape in ((6, 1), (4, 3), (2, 3, 4)):
        for name in ("MeanSquaredError", "MeanAbsoluteError"):
            yield keras_loss(name, normal(*shape), normal(*shape))
    for name in ("MeanSquaredError", "MeanAbsoluteError"):
        yield keras_loss(name, np.array([[1.0, -2.0], [1e4, 0.5]]), np.array([[1.0, -2.0], [-1e4, 0.25]]))
    for scale in (single(np.exp(normal(5, 3))), single(np.full((5, 3), 1e-3)), single(np.full((5, 3), 1e3))):
        yield loss("Normal", lambda y, loc, scale: -tfd.Independent(tfd.Normal(loc, scale), 1).log_prob(y),
                   normal(5, 3), {"loc": normal(5, 3), "scale": scale})


def metric(name, value, targets, predictions, **config):
    return {"kind": "metric", "name": name, "config": config, "gradients": {}, "output": array(value),
            "inputs": {"y_true": array(targets), "y_pred": array(predictions)}}


def scores():
    for count, sharpness in ((20, 1.0), (200, 3.0), (7, 0.25)):
        labels = generator.integers(0, 5, count)
        p = exact(softmax(sharpness * normal(count, 5) + 1.5 * one_hot(labels)))
        brier = metrics.brier_score_loss(one_hot(labels), p, scale_by_half=False)
        np.testing.assert_allclose(brier, ((p - one_hot(labels)) ** 2).sum(-1).mean(), rtol=1e-12)
        yield metric("accuracy", metrics.accuracy_score(labels, p.argmax(-1)), labels, p)
        yield metric("top_k", metrics.top_k_accuracy_score(labels, p, k=3, labels=range(5)), labels, p, k=3)
        yield metric("log_loss", metrics.log_loss(labels, p, labels=range(5)), labels, p)
        yield metric("brier", brier, labels, p)
        check_keras(labels, p)


def check_keras(labels, p):
    """Keras says the same of accuracy and top-k, in single precision."""
    for score, ours in ((keras.metrics.sparse_categorical_accuracy(labels, p), metrics.accuracy_score(labels, p.argmax(-1))),
                        (keras.metrics.sparse_top_k_categorical_accuracy(labels, np.float32(p), k=3),
                         metrics.top_k_accuracy_score(labels, p, k=3, labels=range(5)))):
        np.testing.assert_allclose(np.mean(score), ours, rtol=1e-6)


def main():
    write("losses.json", [*classes(), *binary(), *regression(), *scores()])


if __name__ == "__main__":
    main()
