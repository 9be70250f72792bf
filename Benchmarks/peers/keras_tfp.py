"""tf.keras and TensorFlow Probability, as the original notebook uses them: model.fit at batch size 32."""
import os
import sys

os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf
import tensorflow_probability as tfp
import tf_keras

from mnist import load, timed_epochs

tfd, tfpl = tfp.distributions, tfp.layers


def nll(y, distribution):
    return -distribution.log_prob(y)


def deterministic():
    return tf_keras.Sequential([
        tf_keras.layers.Conv2D(8, 5, activation="relu", input_shape=(28, 28, 1)),
        tf_keras.layers.MaxPooling2D(6), tf_keras.layers.Flatten(),
        tf_keras.layers.Dense(10, activation="softmax")])


def prior(kernel_size, bias_size, dtype=None):
    n = kernel_size + bias_size
    def part(scale):
        return tfd.Independent(tfd.Normal(tf.zeros(n), scale * tf.ones(n)), 1)
    mixture = tfd.Mixture(cat=tfd.Categorical(probs=[0.5, 0.5]), components=[part(1.0), part(10.0)])
    return lambda _: mixture


def posterior(kernel_size, bias_size, dtype=None):
    n = kernel_size + bias_size
    return tf_keras.Sequential([tfpl.VariableLayer(tfpl.IndependentNormal.params_size(n), dtype=dtype),
                                tfpl.IndependentNormal(n)])


def bayesian():
    divergence = lambda q, p, _: tfd.kl_divergence(q, p) / 60000
    return tf_keras.Sequential([
        tfpl.Convolution2DReparameterization(
            8, 5, activation="relu", input_shape=(28, 28, 1),
            kernel_prior_fn=tfpl.default_multivariate_normal_fn,
            kernel_posterior_fn=tfpl.default_mean_field_normal_fn(is_singular=False),
            kernel_divergence_fn=divergence, bias_prior_fn=tfpl.default_multivariate_normal_fn,
            bias_posterior_fn=tfpl.default_mean_field_normal_fn(is_singular=False), bias_divergence_fn=divergence),
        tf_keras.layers.MaxPooling2D(6), tf_keras.layers.Flatten(),
        tfpl.DenseVariational(10, posterior, prior, kl_weight=1 / 60000, kl_use_exact=False),
        tfpl.OneHotCategorical(10, convert_to_tensor_fn=tfd.Distribution.mode)])


def main():
    epochs = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    x, y = load()
    one_hot = tf_keras.utils.to_categorical(y, 10)
    for name, model, labels, loss in (
            ("deterministic", deterministic(), y, "sparse_categorical_crossentropy"),
            ("bayesian", bayesian(), one_hot, nll)):
        model.compile(loss=loss, optimizer=tf_keras.optimizers.legacy.RMSprop(), metrics=["accuracy"])

        def train_epoch(_):
            return model.fit(x, labels, epochs=1, batch_size=32, verbose=0).history["loss"][0]

        timed_epochs(f"tf.keras {tf_keras.__version__} + TFP {tfp.__version__}", name, train_epoch, epochs)


main()
