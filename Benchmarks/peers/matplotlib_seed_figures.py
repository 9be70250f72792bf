"""The figures of many seeds, models and corruptions by matplotlib, drawn plainly: none of them is in the original notebook.

`matplotlib_figures.py` calls them with the samples of `report-figures`.
"""
import matplotlib.pyplot as plt
import numpy as np

SETS = ("clean", "corrupted")


def _new(sample, scale, **grid):
    width, height = sample["width"], sample["height"]
    return plt.subplots(
        figsize=(10, 10 * height / width), dpi=scale * width / 10, layout="constrained", **grid)


def _band(axis, x, sample, name, **style):
    mean, deviation = (np.array(sample["values"][f"{name} {what}"]) for what in ("mean", "deviation"))
    line, = axis.plot(x, mean, "o-", **style)
    axis.fill_between(x, mean - deviation, mean + deviation, alpha=0.2, color=line.get_color())
    return line.get_color()


def draws(sample, scale):
    figure, axes = _new(sample, scale, nrows=2, ncols=2)
    values = sample["values"]
    for axis, panel in zip(axes.flat, sample["labels"]):
        for name in SETS:
            color = _band(axis, values["draws"], sample, f"{panel} {name}", label=name)
            for model, dash in (("deterministic", ":"), ("ensemble", "-.")):
                axis.axhline(values[f"{panel} {name} {model}"][0], color=color, ls=dash, label=f"{model} ({name})")
        axis.set_xscale("log")
        axis.set_title(panel)
    axes.flat[0].legend(fontsize="small")
    figure.supxlabel("draws")
    return figure


def reliability(sample, scale):
    models = sample["labels"]
    figure, axes = _new(
        sample, scale, nrows=2, ncols=len(models), sharex=True, gridspec_kw={"height_ratios": [2, 1]})
    for (top, bottom), model in zip(axes.T, models):
        x, y, low, high, count = (
            np.array(sample["values"][f"{model} {what}"])
            for what in ("confidence", "accuracy", "low", "high", "count"))
        top.plot([0, 1], [0, 1], "k--")
        top.errorbar(x, y, [y - low, high - y], fmt="o", capsize=3)
        top.set_title(model)
        bottom.bar(x, count, width=1 / 20)
        bottom.set_yscale("log")
        bottom.set_xlabel("confidence")
    return figure


def estimates(sample, scale):
    figure, axis = _new(sample, scale)
    rows = sample["labels"]
    for group, name in enumerate(SETS):
        for row, model in enumerate(rows):
            values = np.array(sample["values"][f"{model} {name}"])
            y = len(rows) - row - 0.2 * group
            axis.plot(values, np.full(len(values), y), ".", color=f"C{group}", alpha=0.3)
            axis.errorbar(values.mean(), y, xerr=values.std(ddof=1), fmt="o", color=f"C{group}", capsize=3,
                          label=name if row == 0 else None)
    axis.set_yticks(np.arange(len(rows), 0, -1), rows)
    axis.set_xlabel("expected calibration error")
    axis.legend()
    return figure


def risk(sample, scale):
    figure, axes = _new(sample, scale, ncols=2)
    for axis, name in zip(axes, SETS):
        for model in sample["labels"]:
            y = 100 * np.array(sample["values"][f"{name} {model}"])
            x = 100 * np.arange(1, len(y) + 1) / len(y)
            axis.plot(x[x >= 50], y[x >= 50], label=model)
        axis.set_ylim(bottom=0)
        axis.set_title(name)
        axis.set_xlabel("share of images kept (%)")
    axes[0].legend()
    return figure


def corruptions(sample, scale):
    measures = (("accuracy", ("deterministic", "Bayesian", "ensemble"), "viridis", "{:.1f}"),
                ("entropy", ("Bayesian", "ensemble"), "Greens", "{:.2f}"),
                ("AUROC", ("Bayesian", "ensemble"), "Greens", "{:.3f}"))
    rows = sample["labels"]
    figure, axes = _new(sample, scale, ncols=3, sharey=True, gridspec_kw={"width_ratios": [3, 2, 2]})
    for axis, (measure, models, colors, text) in zip(axes, measures):
        cells = np.array([sample["values"][f"{measure} {model}"] for model in models]).T
        shown = axis.imshow(cells, cmap=colors, aspect="auto")
        axis.set_xticks(range(len(models)), models)
        axis.set_title(measure)
        for (row, column), value in np.ndenumerate(cells):
            color = "black" if np.dot(shown.to_rgba(value)[:3], (0.2126, 0.7152, 0.0722)) > 0.4 else "white"
            axis.text(column, row, text.format(value), ha="center", va="center", color=color)
    axes[0].set_yticks(range(len(rows)), rows)
    return figure


def severity(sample, scale):
    figure, axes = _new(sample, scale, ncols=len(sample["labels"]))
    for axis, panel in zip(axes, sample["labels"]):
        for model in ("deterministic", "Bayesian"):
            _band(axis, np.arange(6), sample, f"{panel} {model}", label=model)
        axis.set_title(panel)
        axis.set_xlabel("severity")
    axes[0].legend()
    return figure


def slopes(sample, scale):
    figure, axes = _new(sample, scale, ncols=len(sample["labels"]))
    for axis, panel in zip(axes, sample["labels"]):
        pairs = np.array([sample["values"][f"{panel} {what}"] for what in ("before", "after")])
        axis.plot([0, 1], pairs, color="C0", alpha=0.35)
        axis.plot([0, 1], pairs.mean(axis=1), "s-", color="C1", lw=3)
        axis.set_xticks([0, 1], ["trained on clean", "trained on corrupted"])
        axis.set_xlim(-0.6, 1.6)
        axis.set_title(panel)
    return figure


def gallery(sample, scale):
    images = np.array(sample["values"]["images"]).reshape(-1, 28, 28)
    figure, axes = _new(sample, scale, nrows=(len(images) + 7) // 8, ncols=8)
    for axis, image, caption in zip(axes.flat, images, sample["labels"]):
        axis.imshow(image, cmap="gray", vmin=0, vmax=1)
        axis.set_title(caption, fontsize="small")
        axis.set(xticks=[], yticks=[])
    return figure


def scores(sample, scale):
    figure, axis = _new(sample, scale)
    for name in sample["labels"]:
        axis.ecdf(sample["values"][name], label=name)
    axis.set_xlabel("entropy (bits)")
    axis.set_ylabel("share at or below")
    axis.legend()
    return figure


DRAW = {
    "draws": draws, "reliability": reliability, "estimates": estimates, "risk": risk,
    "corruptions": corruptions, "severity": severity, "slopes": slopes, "gallery": gallery,
    "scores": scores,
}
