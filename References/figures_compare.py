"""Every figure of the notebook, by matplotlib as the original draws it and by ours in both themes, on one sheet to look at.

    python References/figures_compare.py FOLDER

FOLDER holds what `report-figures` wrote; the sheets go beside it: FOLDER/sheet@1x.png and FOLDER/sheet@2x.png. `make figures-compare` does
all of it, with matplotlib 3.11.2, NumPy 2.4.6 and Pillow 13.0.0.
"""
import io
import json
import os
import sys

from PIL import Image, ImageDraw

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Benchmarks", "peers"))
import matplotlib_figures

GAP = 12


def row(folder, sample, scale):
    """matplotlib's, ours on light, ours on dark."""
    theirs = Image.open(io.BytesIO(matplotlib_figures.png(sample, scale)))
    name = os.path.join(folder, sample["name"])
    ours = [Image.open(f"{name}-{theme}@{scale}x.png") for theme in ("light", "dark")]
    return [image.convert("RGB") for image in [theirs] + ours]


def sheet(folder, samples, scale):
    rows = [(sample["name"], row(folder, sample, scale)) for sample in samples]
    widths = [max(images[column].width for _, images in rows) for column in range(3)]
    heights = [max(image.height for image in images) + 3 * GAP for _, images in rows]
    page = Image.new("RGB", (sum(widths) + 4 * GAP, sum(heights) + GAP), (128, 128, 128))
    draw = ImageDraw.Draw(page)
    y = GAP
    for (name, images), height in zip(rows, heights):
        draw.text((GAP, y), f"{name}: matplotlib, ours on light, ours on dark", fill="white")
        x = GAP
        for image, width in zip(images, widths):
            page.paste(image, (x, y + GAP + 4))
            x += width + GAP
        y += height
    path = os.path.join(folder, f"sheet@{scale}x.png")
    page.save(path)
    print(path)


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "figures.json")) as file:
        samples = json.load(file)
    for scale in (1, 2):
        sheet(folder, samples, scale)


if __name__ == "__main__":
    main()
