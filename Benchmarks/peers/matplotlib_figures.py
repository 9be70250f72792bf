"""The notebook's figures by matplotlib (Agg), drawn as the original notebook draws them, from the numbers of `report-figures`.

    python Benchmarks/peers/matplotlib_figures.py FIGURES.json [REPEATS]

prints a line of JSON for each figure: its median time, from numbers to PNG bytes. The file gives each figure's size in points, and it
becomes two pixels a point, as ours does.
"""
import io
import json
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

import matplotlib_seed_figures

GREEN, RED = "green", "red"


def _new(sample, scale, **grid):
    """Ten inches wide, as in the original, whatever the number of pixels."""
    width, height = sample["width"], sample["height"]
    return plt.subplots(figsize=(10, 10 * height / width), dpi=scale * width / 10, **grid)


def image_row(sample, scale):
    images = np.array(sample["values"]["images"]).reshape(-1, 28, 28)
    figure, axes = _new(sample, scale, nrows=1, ncols=len(images))
    for axis, image in zip(axes, images):
        axis.imshow(image, cmap="gray")
        axis.axis("off")
    return figure


def _panels(sample, scale):
    values = sample["values"]
    label = int(values["label"][0])
    figure, (left, right) = _new(sample, scale, nrows=1, ncols=2, gridspec_kw={"width_ratios": [2, 4]})
    left.imshow(np.array(values["image"]).reshape(28, 28), cmap="gray")
    left.set_title(f"True label: {label}")
    left.axis("off")
    colors = [GREEN if k == label else RED for k in range(10)]
    right.set_xticks(np.arange(10))
    right.set_ylim([0, 1])
    right.set_yticks([0, 1])
    right.set_title("Model estimated probabilities")
    return figure, right, colors


def prediction(sample, scale):
    figure, axis, colors = _panels(sample, scale)
    axis.bar(np.arange(10), sample["values"]["mean"], color=colors)
    return figure


def intervals(sample, scale):
    figure, axis, colors = _panels(sample, scale)
    lower, upper = (np.array(sample["values"][name]) for name in ("lower", "upper"))
    axis.bar(np.arange(10), upper, color=colors)
    # The original's way: a white bar over the lower part.
    axis.bar(np.arange(10), lower - 0.02, color="white", linewidth=1, edgecolor="white")
    return figure


def entropy(sample, scale):
    groups = [np.array(sample["values"][name]) for name in ("correct", "incorrect")]
    total = sum(map(len, groups))
    figure, axes = _new(sample, scale, nrows=1, ncols=2)
    for axis, bits, name in zip(axes, groups, ("Correctly", "Incorrectly")):
        axis.hist(bits, weights=np.full(len(bits), 1 / len(bits)))
        axis.annotate(f"Mean: {bits.mean():.3f} bits", (0.4, 0.9), xycoords="axes fraction", ha="center")
        axis.set_xlabel("Entropy (bits)")
        axis.set_ylabel("Probability")
        axis.set_title(f"{name} labelled ({100 * len(bits) / total:.1f}% of total)")
        axis.set_xlim([0, 1])
        axis.set_ylim([0, 1])
    return figure


def densities(sample, scale):
    values = sample["values"]
    figure, axis = _new(sample, scale)
    axis.plot(values["x"], values["spike and slab"], label="spike and slab")
    axis.plot(values["x"], values["unit normal"], "--", label="unit normal")
    axis.set_xlabel("x")
    axis.set_ylabel("Density")
    axis.legend()
    return figure


def training(sample, scale):
    """Not in the original: drawn plainly."""
    values = sample["values"]
    figure, axes = _new(sample, scale, nrows=1, ncols=3)
    for axis, what in zip(axes, ("loss", "accuracy", "KL")):
        for model in ("deterministic", "probabilistic", "Bayesian"):
            y = values.get(f"{model} {what}")
            if y:
                axis.plot(np.arange(1, len(y) + 1), y, "o-", label=model)
        axis.set_xlabel("epoch")
        axis.set_title(what)
    axes[0].legend()
    return figure


def filters(sample, scale):
    """Not in the original: drawn plainly."""
    figure, rows = _new(sample, scale, nrows=2, ncols=8)
    for axes, name, colors in zip(rows, ("means", "deviations"), ("RdBu", "Greens")):
        kernels = np.array(sample["values"][name]).reshape(5, 5, 8)
        reach = np.abs(kernels).max()
        for index, axis in enumerate(axes):
            shown = axis.imshow(
                kernels[:, :, index], cmap=colors, vmin=-reach if name == "means" else 0, vmax=reach)
            axis.axis("off")
        figure.colorbar(shown, ax=list(axes))
    return figure


def line(sample, scale):
    figure, axis = _new(sample, scale)
    axis.plot(sample["values"]["x"], sample["values"]["y"])
    return figure


DRAW = {
    "imageRow": image_row, "prediction": prediction, "intervals": intervals, "entropy": entropy,
    "densities": densities, "training": training, "filters": filters, "line": line,
} | matplotlib_seed_figures.DRAW


def png(sample, scale=2):
    """A figure's PNG bytes."""
    figure = DRAW[sample["kind"]](sample, scale)
    file = io.BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)
    return file.getvalue()


def million_points():
    x = np.arange(1_000_000, dtype=float)
    return {"name": "line of 1,000,000 points", "kind": "line", "width": 680, "height": 280,
            "values": {"x": x, "y": np.sin(x / 1000)}}


def main():
    with open(sys.argv[1]) as file:
        samples = json.load(file) + [million_points()]
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    # The first figure pays for what matplotlib loads once, such as its fonts.
    png(samples[0])
    for sample in samples:
        seconds = []
        for _ in range(repeats):
            start = time.perf_counter()
            png(sample)
            seconds.append(time.perf_counter() - start)
        print(json.dumps({"peer": f"matplotlib {matplotlib.__version__}", "figure": sample["name"],
                          "seconds": sorted(seconds)[repeats // 2]}), flush=True)


if __name__ == "__main__":
    main()
