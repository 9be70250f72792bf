"""Images under the published corruptions of MNIST-C, as Tests/Fixtures/corruptions/*.npy.

    python References/corruptions_golden.py CORRUPTIONS_PY SKIMAGE
    python References/corruptions_golden.py CORRUPTIONS_PY SKIMAGE MNIST_IMAGES OUTPUT
    python References/corruptions_golden.py CORRUPTIONS_PY SKIMAGE MNIST_IMAGES

CORRUPTIONS_PY and SKIMAGE are as in Benchmarks/peers/corruptions.py, whose way of loading them this uses: the functions
that run are the published ones. Random numbers are given to them: NumPy's are replaced by those that ImageStream draws,
so that the test has the same ones and no noise needs to be stored. A Poisson number is the quantile of a uniform number,
by SciPy.

`images.npy` has the images, uint8 [N, 28, 28]. `NAME.npy` has N images for each severity in turn, or N alone where the
function has no severity, rounded half to even. Image n at the s-th severity, from 0, has the stream that starts at s N + n.

The second form takes the first 60 images of a file of MNIST (t10k-images-idx3-ubyte, not compressed), and writes to the
folder OUTPUT; the tests read it instead when REPORT_CORRUPTIONS names it. The third prints mean and standard deviation of
the levels of the first 1000 images under each at its default severity, with NumPy's own random numbers, for the tests on MNIST.

Run with Python 3.11, numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0 opencv-python-headless==5.0.0.93 pillow==13.0.0
Wand==0.7.2, ImageMagick 6.9.11-60 Q16.
"""
import inspect
import pathlib
import sys

import numpy as np
from PIL import Image
from scipy import stats

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks" / "peers"))
from corruptions import published

STEP = 0x9E3779B97F4A7C15


class Stream:
    """ImageStream: SplitMix64, and what is drawn with it. Its methods stand in for those of numpy.random."""

    def __init__(self, state):
        self.state = state

    def uniforms(self, size):
        """In [0, 1), of the shape `size`, in order."""
        count = int(np.prod(size))
        z = np.uint64(self.state) + np.uint64(STEP) * np.arange(1, count + 1, dtype=np.uint64)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
        self.state = (self.state + STEP * count) % 2**64
        return ((z >> np.uint64(11)).astype(np.float64) * 2.0**-53).reshape(size)

    def uniform(self, low, high, size=()):
        return low + (high - low) * self.uniforms(size)

    def normal(self, loc, scale, size):
        pairs = self.uniforms((np.prod(size) // 2, 2))
        radius, angle = np.sqrt(-2 * np.log(1 - pairs[:, 0])), 2 * np.pi * pairs[:, 1]
        return loc + scale * np.stack([radius * np.cos(angle), radius * np.sin(angle)], 1).reshape(size)

    def poisson(self, mean):
        quantile = self.uniforms(mean.shape)
        return np.where(mean > 0, stats.poisson.ppf(quantile, np.maximum(mean, 1e-9)), 0)

    def randint(self, low, high, size=()):
        return low + (self.uniforms(size) * (high - low)).astype(np.int64)

    def choice(self, values, size, p=None):
        uniform = self.uniforms(size)
        shares = np.full(len(values), 1 / len(values)) if p is None else p
        return np.asarray(values)[np.searchsorted(np.cumsum(shares)[:-1], uniform, side="right")]

    def install(self):
        for name in ("uniform", "normal", "poisson", "randint", "choice"):
            setattr(np.random, name, getattr(self, name))


def strokes():
    """Six images with the kinds of pixel that digits have: strokes with soft edges, flat tops, bare and full borders."""
    row, column = np.mgrid[0:28, 0:28].astype(float)

    def line(r0, c0, r1, c1):
        """The distance from a line's points."""
        along = np.clip(
            ((row - r0) * (r1 - r0) + (column - c0) * (c1 - c0)) / ((r1 - r0) ** 2 + (c1 - c0) ** 2), 0, 1)
        return np.hypot(row - r0 - along * (r1 - r0), column - c0 - along * (c1 - c0))

    def ring(r, c, height, width):
        """About the distance from an ellipse."""
        return np.abs(np.hypot((row - r) / height, (column - c) / width) - 1) * min(height, width)

    def drawn(distance, width):
        return np.clip(width - distance, 0, 1)

    images = [
        drawn(ring(13.2, 13.7, 8.1, 5.6), 1.9),
        drawn(np.minimum(line(5.3, 7.1, 5.9, 20.2), line(5.9, 20.2, 22.7, 11.4)), 1.6),
        drawn(np.minimum(ring(9.1, 13.9, 4.2, 4.4), ring(18.2, 13.1, 4.9, 5.2)), 1.4),
        drawn(np.minimum(line(0, 4.2, 27, 9.7), line(13.4, 0, 16.2, 27)), 3.7),
        drawn(np.minimum(np.minimum(line(6, 9, 16, 6), line(16, 6, 15, 21)), line(5, 19, 23, 16)), 1.3) * 0.6,
        (row * 17 + column * 31) % 53 / 52,
    ]
    return np.stack([np.rint(255 * image).astype(np.uint8) for image in images])


def corrupted(module, name, images):
    function = getattr(module, name)
    severities = [{"severity": s} for s in range(1, 6)] if "severity" in inspect.signature(function).parameters else [{}]
    result = []
    for severity in severities:
        for image in images:
            Stream(len(result)).install()
            levels = np.asarray(function(Image.fromarray(image), **severity))
            assert levels.shape == (28, 28) and levels.min() >= 0 and levels.max() <= 255
            result.append(np.rint(levels.astype(np.float32)).astype(np.uint8))
    return np.stack(result)


def print_statistics(module, images):
    np.random.seed(0)
    for name in module.CORRUPTIONS[1:]:
        levels = np.stack([np.rint(getattr(module, name)(Image.fromarray(image))) for image in images])
        print(f"{name} {levels.mean():.3f} {levels.std():.3f}", flush=True)


def main():
    module = published(sys.argv[1], sys.argv[2])
    if len(sys.argv) > 3:
        with open(sys.argv[3], "rb") as file:
            images = np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 28, 28)
        if len(sys.argv) == 4:
            return print_statistics(module, images[:1000])
        images = images[:60]
        output = pathlib.Path(sys.argv[4])
    else:
        images, output = strokes(), ROOT / "Tests" / "Fixtures" / "corruptions"
    output.mkdir(parents=True, exist_ok=True)
    np.save(output / "images.npy", images)
    for name in module.CORRUPTIONS[1:]:
        result = corrupted(module, name, images)
        np.save(output / f"{name}.npy", result)
        print(name, len(result))


if __name__ == "__main__":
    main()
