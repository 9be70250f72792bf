"""Real MNIST from REPORT_DATA, as every peer trains on it; without it, noise of the same shape."""
import gzip
import json
import os
import struct
import sys
import time

import numpy as np


def _idx(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as file:
        _, _, rank = struct.unpack(">HBB", file.read(4))
        shape = struct.unpack(">" + "I" * rank, file.read(4 * rank))
        return np.frombuffer(file.read(), np.uint8).reshape(shape)


def _find(folder, name):
    for ending in ("", ".gz"):
        path = os.path.join(folder, "mnist", name + ending)
        if os.path.exists(path):
            return path
    raise FileNotFoundError(name)


def load():
    """Images [60000, 28, 28, 1] as 1 - v/255 in float32, labels [60000] as int32."""
    folder = os.environ.get("REPORT_DATA")
    if folder:
        images = _idx(_find(folder, "train-images-idx3-ubyte"))
        labels = _idx(_find(folder, "train-labels-idx1-ubyte"))
    else:
        print("REPORT_DATA is not set: training on noise", file=sys.stderr)
        generator = np.random.default_rng(0)
        images = generator.integers(0, 256, (60000, 28, 28), dtype=np.uint8)
        labels = generator.integers(0, 10, 60000, dtype=np.uint8)
    x = (1 - images / 255.0).astype(np.float32)[..., None]
    return x, labels.astype(np.int32)


def glorot(generator, shape, fan_in, fan_out):
    """Glorot uniform, as Keras initialises both layers."""
    limit = np.sqrt(6 / (fan_in + fan_out))
    return generator.uniform(-limit, limit, shape).astype(np.float32)


def timed_epochs(name, model, train_epoch, epochs):
    """Runs `train_epoch(k)` once for warm-up (compilation) and then `epochs` times; prints one line of JSON."""
    train_epoch(0)
    seconds = []
    loss = None
    for epoch in range(1, epochs + 1):
        start = time.perf_counter()
        loss = float(train_epoch(epoch))
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"peer": name, "model": model, "secondsPerEpoch": float(np.median(seconds)),
                      "minimum": min(seconds), "epochs": epochs, "loss": loss}), flush=True)
