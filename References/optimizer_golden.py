"""Optimizers, schedules and clipping of Keras, as Tests/Fixtures/golden/optimizers.json.

    python References/optimizer_golden.py

A record is {"kind", "name", "config", "inputs", "outputs"}. Of kind "optimizer": 12 weights, split into variables of 8
and 4 (clipnorm is of each, global_clipnorm of both), take 8 steps with given gradients: `inputs` has "w0" [12] and
"gradients" [8, 12], `outputs` "w" [8, 12]. One gradient is all zeros, one about 1e-6, one about 1e3. Of kind
"schedule": `inputs` has "step" [51], `outputs` "value" [51]. Where `config` has {"schedule", "config"} for a learning
rate, it is one. Keras 3 in double precision; "legacy/RMSprop" is tf.keras' older one, with epsilon outside of the root,
but inside with a momentum. Keras rounds some of the hyperparameters to single precision on its way, such as the
momentum, so all are single precision's numbers; and its schedules take the precision of their rates, which are NumPy's
doubles.
keras==3.15.1 tf-keras==2.21.0 tensorflow==2.21.0 numpy==2.4.6
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tf_keras
import tensorflow as tf

from golden_json import array, single, write

keras.backend.set_floatx("float64")
tf_keras.backend.set_floatx("float64")
SPLIT = 8
generator = np.random.default_rng(0)
W0 = single(generator.normal(size=12))
GRADIENTS = single(generator.normal(size=(8, 12)))
GRADIENTS[2] = 0
GRADIENTS[4] = single(1e-6 * GRADIENTS[4])
GRADIENTS[6] = single(1e3 * GRADIENTS[6])

ADAM = {"beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7}
RATES = (0.001, 0.03125, 0.5)
CLIPPING = ({"clipvalue": 0.5}, {"clipnorm": 1.0}, {"global_clipnorm": 1.0}, {"global_clipnorm": 1e4})
SCHEDULES = {
    "ExponentialDecay": [
        {"initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.5},
        {"initial_learning_rate": 0.1, "decay_steps": 7, "decay_rate": 0.9, "staircase": True},
        {"initial_learning_rate": 0.003, "decay_steps": 100, "decay_rate": 0.96}],
    "CosineDecay": [
        {"initial_learning_rate": 0.1, "decay_steps": 40},
        {"initial_learning_rate": 0.1, "decay_steps": 30, "alpha": 0.125},
        {"initial_learning_rate": 0.0, "decay_steps": 30, "alpha": 0.1, "warmup_target": 0.2, "warmup_steps": 10},
        {"initial_learning_rate": 0.05, "decay_steps": 60, "warmup_target": 0.1, "warmup_steps": 5}],
    "PiecewiseConstantDecay": [
        {"boundaries": [10, 25], "values": [1.0, 0.5, 0.1]}, {"boundaries": [5], "values": [0.25, 0.125]}],
    "PolynomialDecay": [
        {"initial_learning_rate": 0.1, "decay_steps": 40, "end_learning_rate": 0.01},
        {"initial_learning_rate": 0.1, "decay_steps": 20, "end_learning_rate": 0.01, "power": 2.0},
        {"initial_learning_rate": 0.1, "decay_steps": 20, "end_learning_rate": 0.01, "power": 0.5, "cycle": True}],
    "InverseTimeDecay": [
        {"initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.5},
        {"initial_learning_rate": 0.1, "decay_steps": 7, "decay_rate": 2.0, "staircase": True}],
}


def configurations():
    for rate in RATES:
        yield "SGD", {"learning_rate": rate}
    for rate, momentum in zip(RATES, (0.9, 0.5, 0.25)):
        yield "SGD", {"learning_rate": rate, "momentum": momentum}
        yield "SGD", {"learning_rate": rate, "momentum": momentum, "nesterov": True}
    for name in ("RMSprop", "legacy/RMSprop"):
        yield name, {"learning_rate": 0.001, "rho": 0.9, "epsilon": 1e-7}
        yield name, {"learning_rate": 0.03125, "rho": 0.5, "epsilon": 1e-3}
        yield name, {"learning_rate": 0.01, "rho": 0.75, "momentum": 0.5, "epsilon": 1e-7}
    for decay in ({}, {"weight_decay": 0.004}, {"weight_decay": 0.25}):
        name = "AdamW" if decay else "Adam"
        yield name, {"learning_rate": 0.001} | ADAM | decay
        yield name, {"learning_rate": 0.03125, "beta_1": 0.5, "beta_2": 0.75, "epsilon": 1e-3} | decay
        yield name, {"learning_rate": 0.5, "beta_1": 0.0, "beta_2": 0.9, "epsilon": 1e-7} | decay
    for clipping in CLIPPING:
        yield "SGD", {"learning_rate": 0.125} | clipping
        yield "Adam", {"learning_rate": 0.01} | ADAM | clipping
    for schedule in ("ExponentialDecay", "CosineDecay", "PiecewiseConstantDecay"):
        # Keras looks the rate up by the number of steps already made.
        short = {"ExponentialDecay": {"initial_learning_rate": 0.1, "decay_steps": 2, "decay_rate": 0.5},
                 "CosineDecay": {"initial_learning_rate": 0.1, "decay_steps": 6},
                 "PiecewiseConstantDecay": {"boundaries": [2, 5], "values": [1.0, 0.5, 0.1]}}[schedule]
        yield "SGD", {"learning_rate": {"schedule": schedule, "config": short}, "momentum": 0.5}
        yield "Adam", {"learning_rate": {"schedule": schedule, "config": short}} | ADAM


def rounded(value):
    """Floats in single precision, wherever they are in a configuration."""
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return float(single(value)) if isinstance(value, float) else value


def make_schedule(name, config):
    def double(value):
        return np.float64(value) if isinstance(value, float) else value
    config = {name: list(map(double, value)) if isinstance(value, list) else double(value) for name, value in config.items()}
    return getattr(keras.optimizers.schedules, name)(**config)


def make(name, config):
    config = dict(config)
    if isinstance(config["learning_rate"], dict):
        rate = config["learning_rate"]
        config["learning_rate"] = make_schedule(rate["schedule"], rate["config"])
    if name.startswith("legacy/"):
        return getattr(tf_keras.optimizers.legacy, name.removeprefix("legacy/"))(**config)
    return getattr(keras.optimizers, name)(**config)


def optimizer(name, config):
    new = tf.Variable if name.startswith("legacy/") else keras.Variable
    variables = [new(W0[:SPLIT], dtype="float64"), new(W0[SPLIT:], dtype="float64")]
    built, steps = make(name, config), []
    for gradient in GRADIENTS:
        parts = [tf.constant(gradient[:SPLIT]), tf.constant(gradient[SPLIT:])]
        built.apply_gradients(list(zip(parts, variables)))
        steps.append(np.concatenate([np.asarray(v) for v in variables]))
    assert np.asarray(steps).dtype == np.float64
    return {"kind": "optimizer", "name": name, "config": config,
            "inputs": {"w0": array(W0), "gradients": array(GRADIENTS)}, "outputs": {"w": array(steps)}}


def schedule(name, config):
    built, steps = make_schedule(name, config), np.arange(51)
    values = [np.asarray(built(int(step))) for step in steps]
    assert np.asarray(values).dtype == np.float64
    return {"kind": "schedule", "name": name, "config": config,
            "inputs": {"step": array(steps)}, "outputs": {"value": array(values)}}


def main():
    records = [optimizer(name, rounded(config)) for name, config in configurations()]
    records += [schedule(name, rounded(config)) for name, configs in SCHEDULES.items() for config in configs]
    write("optimizers.json", records)


if __name__ == "__main__":
    main()
