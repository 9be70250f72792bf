"""Tests the twins of a built page, from a folder that `report build` wrote: `make web-test PAGE=output/index.html`.

The notebook is valid nbformat 4.5 and nbconvert renders it with all its code, outputs and pictures; cmark-gfm renders the
Markdown, and in what it makes every link leads to an anchor and every picture to a file.

Exit codes: 0 all is well, 3 something is not, 69 a tool is missing.
"""

import html.parser
import pathlib
import shutil
import subprocess
import sys
import warnings

import nbconvert
import nbformat

FAULTS = []


def fault(text):
    FAULTS.append(text)
    print(f"fault: {text}")


class Links(html.parser.HTMLParser):
    """Anchors, links and pictures of an HTML text."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.pictures = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "img":
            self.pictures.append(attributes)


def check_notebook(path):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        fault(f"notebook: nbformat {notebook.nbformat}.{notebook.nbformat_minor}")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nbformat.validate(notebook)
    page, _ = nbconvert.HTMLExporter().from_notebook_node(notebook)
    pictures = sum("image/png" in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))
    shown = sum(picture.get("src", "").startswith("data:image/png") for picture in Links(page).pictures)
    if pictures == 0 or shown < pictures:
        fault(f"notebook: nbconvert shows {shown} of {pictures} pictures")


def check_markdown(path):
    result = subprocess.run(
        ["cmark-gfm", "--unsafe", "-e", "table", "-e", "footnotes", "-e", "autolink", str(path)],
        capture_output=True, text=True, check=True)
    made = Links(result.stdout)
    for link in made.links:
        if link.startswith("#") and link[1:] not in made.ids:
            fault(f"Markdown: no anchor {link}")
    for picture in made.pictures:
        if not (path.parent / picture["src"]).is_file() or not picture.get("alt"):
            fault(f"Markdown: picture {picture}")
    if not made.links or not made.pictures:
        fault("Markdown: no links or no pictures")


def main():
    folder = pathlib.Path(sys.argv[1]).resolve().parent
    if not shutil.which("cmark-gfm"):
        print("error: cmark-gfm: PATH: found none, expected it (package cmark-gfm)")
        return 69
    if (folder / "notebook.ipynb").exists():
        check_notebook(folder / "notebook.ipynb")
    if (folder / "report.md").exists():
        check_markdown(folder / "report.md")
    print(f"twins: {len(FAULTS)} faults")
    return 3 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
