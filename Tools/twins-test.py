"""Tests the twins of a built page, from a folder that `report build` wrote: `make web-test PAGE=output/index.html`.

The notebook is valid nbformat 4.5 and each of nbconvert's templates renders it with all its pictures and their alternative
texts; cmark-gfm renders the Markdown, and in what it makes every link leads to an anchor, every picture to a file, and every
formula is what was written.

Exit codes: 0 all is well, 3 something is not, 69 a tool is missing.
"""

import html
import html.parser
import pathlib
import re
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
    texts = sorted(
        output["metadata"]["image/png"]["alt"] for cell in notebook.cells for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {}))
    for template in ("lab", "classic", "basic"):
        page, _ = nbconvert.HTMLExporter(template_name=template).from_notebook_node(notebook)
        made = Links(page).pictures
        shown = sorted(picture.get("alt", "") for picture in made if picture.get("src", "").startswith("data:image/png"))
        if not texts or shown != texts:
            fault(f"notebook: nbconvert ({template}) shows {len(shown)} of {len(texts)} pictures, or with other texts")


def check_markdown(path):
    result = subprocess.run(
        ["cmark-gfm", "--unsafe", "--github-pre-lang", "-e", "footnotes", "-e", "table", "-e", "strikethrough", "-e", "autolink",
         "-e", "tasklist", str(path)],
        capture_output=True, text=True, check=True)
    made = Links(result.stdout)
    anchors = made.ids | heading_ids(result.stdout)
    for link in made.links:
        if link.startswith("#") and link[1:] not in anchors:
            fault(f"Markdown: no anchor {link}")
    check_formulas(path.read_text(), result.stdout)
    for picture in made.pictures:
        if not (path.parent / picture["src"]).is_file() or not picture.get("alt"):
            fault(f"Markdown: picture {picture}")
    if not made.links or not made.pictures:
        fault("Markdown: no links or no pictures")


def heading_ids(text):
    """The ids that GitHub gives to headings: lower case, no signs, hyphens for spaces, each once."""
    ids = set()
    for title in re.findall(r"<h\d>(.*?)</h\d>", text, re.S):
        words = html.unescape(re.sub("<[^>]*>", "", title)).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        ids.add(next(name for name in [slug, *(f"{slug}-{i}" for i in range(1, 10000))] if name not in ids))
    return ids


def check_formulas(written, made):
    """GitHub looks for formulas in the text of what cmark-gfm made, and in code: there they are as they were."""
    written = re.sub(r"^(> )?(`{3,})(?!math)[a-z]+$.*?^(> )?\2$", "", written, flags=re.S | re.M)
    written = re.sub(r"(?<!\$)(`+)[^`].*?\1(?!\$)", "", written)
    made = re.sub(r'<pre lang="(?!math)[^"]*">.*?</pre>|(?<!\$)(?<!<pre lang="math">)<code>[^<]*</code>', "", made, flags=re.S)
    before = re.findall(r"\$\$\n(.*?)\n\$\$|^```math\n(.*?)\n```$|\$`(.*?)`\$|(?<!\\)\$([^$`\n]+)\$", written, re.S | re.M)
    after = re.findall(
        r'\$\$\n([^<$]*?)\n\$\$|<pre lang="math"><code>(.*?)\n</code>|\$<code>(.*?)</code>\$|(?<!>)\$([^<$\n]+)\$', made, re.S)
    before = sorted("".join(groups) for groups in before)
    after = sorted(html.unescape("".join(groups)) for groups in after)
    if before != after:
        lost = [tex for tex in before if tex not in after]
        fault(f"Markdown: {len(after)} formulas of {len(before)} arrive; not as written: {lost[:3]}")


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
