"""Golden numbers as fixtures: one .npy file an array, from .npz files of TensorFlow Probability's results.

    python References/golden_fixtures.py FOLDER-WITH-NPZ MNIST-FOLDER

FOLDER holds a_deterministic, b_bayesian, c_spike_slab and d_onehotcategorical.npz; MNIST-FOLDER the file
train-images-idx3-ubyte(.gz), whose first images are kept as the bytes that they are. Of results that exist in both
precisions the double one is kept: tests hold our single precision against it. `tfp_golden.py` recomputes all results
from the inputs among the fixtures. numpy==2.4.6
"""
import gzip
import pathlib
import sys

import numpy as np

GOLDEN = pathlib.Path(__file__).parent.parent / "Tests/Fixtures/golden"
LAYERS = ("conv_kernel", "conv_bias", "dense_kernel", "dense_bias")
VARIATIONAL = [f"{weights}_{part}" for weights in ("conv_kernel", "conv_bias", "dense") for part in ("loc", "rho")]


def images(folder, count):
    """The first images of MNIST's training set, uint8 [count, 28, 28]."""
    for name, opener in (("train-images-idx3-ubyte", open), ("train-images-idx3-ubyte.gz", gzip.open)):
        path = folder / name
        if path.exists():
            with opener(path, "rb") as file:
                file.read(16)
                return np.frombuffer(file.read(count * 784), np.uint8).reshape(count, 28, 28)
    raise FileNotFoundError(folder)


def save(folder, **arrays):
    (GOLDEN / folder).mkdir(parents=True, exist_ok=True)
    for name, array in arrays.items():
        np.save(GOLDEN / folder / f"{name}.npy", array)


def deterministic(a, pixels):
    x8 = np.float32(1 - pixels[:8, ..., None] / 255.0)
    assert np.array_equal(x8, a["x8"]), "the images are not those of the golden numbers"
    save("deterministic", x320=pixels, y320=a["y320"],
         **{f"w0_{name}": a[f"w0_{name}"] for name in LAYERS},
         **{name: a[f"{name}_f64"] for name in ("logits8", "nll8", "loss8")},
         **{f"grad8_{name}": a[f"grad8_{name}_f64"] for name in LAYERS},
         **{f"{state}_{name}_eps{place}": a[f"{state}_{name}_eps{place}_f64"]
            for state in ("w1", "w10", "v10") for name in LAYERS for place in ("inside", "outside")},
         **{f"losses10_eps{place}": a[f"losses10_eps{place}_f64"] for place in ("inside", "outside")})


def bayesian(b):
    inputs = VARIATIONAL + [f"{weights}_eps" for weights in ("conv_kernel", "conv_bias", "dense")]
    results = [*LAYERS, "logits", "nll_per", "nll", "kl_conv_kernel", "kl_conv_bias", "logq_dense", "logp_dense",
               "kl_dense_mc", "total"]
    gradients = [f"grad_{part}_{name}" for part in ("total", "nll", "klsum") for name in VARIATIONAL]
    save("bayesian", **{name: b[name] for name in inputs}, **{name: b[f"{name}_f64"] for name in results + gradients})


def distributions(c, d):
    save("distributions", slab_x1=c["x1"][:, 0], slab_logprob1=c["logprob1_f64"], slab_prob1=c["prob1_f64"],
         slab_z1290=np.float32(c["z1290"]), slab_logprob1290=c["logprob1290_f64"],
         slab_grad1290=np.float32(c["grad_logprob1290_f64"]),
         logits=np.float32(d["logits"]), labels=np.int32(d["labels"]), mode=np.uint8(d["mode_f64"]),
         **{name: np.float64(d[f"{name}_f64"]) for name in ("entropy_nats", "log_prob", "mean")})


def main():
    source, mnist = map(pathlib.Path, sys.argv[1:3])
    a, b, c, d = (np.load(source / f"{name}.npz") for name in (
        "a_deterministic", "b_bayesian", "c_spike_slab", "d_onehotcategorical"))
    deterministic(a, images(mnist, 320))
    bayesian(b)
    distributions(c, d)


if __name__ == "__main__":
    main()
