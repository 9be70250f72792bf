"""Opens a built page with other readers: `make web-test PAGE=output/index.html`.

Text browsers and reader views, which have no style sheet of ours, show the listings as the code that ran. pandoc makes
docx, html and epub of the Markdown in which every link within the text has its target and every formula is one.

A reader that is not installed is skipped, and named. Exit codes: 0 all is well, 3 something is not.
"""

import html.parser
import json
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

FAULTS = []


def fault(text):
    FAULTS.append(text)
    print(f"fault: {text}")


def is_there(tool):
    if shutil.which(tool):
        return True
    print(f"skipped: {tool} is not installed")
    return False


def listings(folder):
    cells = json.loads((folder / "notebook.ipynb").read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def check_text_browser(name, arguments, page, code):
    """The lines of a listing stand below one another, moved to the right at most."""
    shown = subprocess.run([name, *arguments, str(page)], capture_output=True, text=True, check=True).stdout
    lines = [line.strip() for line in shown.splitlines()]
    text = "\n".join(line for line in lines if line)
    for listing in code:
        wanted = "\n".join(line.strip() for line in listing.splitlines() if line.strip())
        if wanted not in text:
            fault(f"{name}: a listing is shown otherwise: {wanted[:60]!r}")


class Blocks(html.parser.HTMLParser):
    """The texts of `pre` elements."""

    def __init__(self, text):
        super().__init__()
        self.texts, self.depth = [], 0
        self.feed(text)

    def handle_starttag(self, tag, _):
        if tag == "pre":
            self.depth += 1
            self.texts.append("")
        elif self.depth and tag not in ("code", "span", "bdi", "samp"):
            fault(f"a listing has an element {tag}")

    def handle_endtag(self, tag):
        self.depth -= tag == "pre"

    def handle_data(self, data):
        if self.depth:
            self.texts[-1] += data


def check_reader_view(page, code):
    try:
        import readability
    except ImportError:
        print("skipped: readability-lxml is not installed")
        return
    made = {text.strip() for text in Blocks(readability.Document(page.read_text()).summary()).texts}
    lost = [listing for listing in code if listing.strip() not in made]
    for listing in lost:
        fault(f"reader view: a listing is lost or shown otherwise: {listing[:60]!r}")


def check_docx(file, formulas, where):
    with zipfile.ZipFile(file) as archive:
        document = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    check_targets(
        re.findall(r'w:anchor="([^"]*)"', document + notes), re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', document), where)
    check_formulas(len(re.findall(r"<m:oMath>", document + notes)), formulas, where)


class Page(html.parser.HTMLParser):
    """Ids and links of a page, and the number of its formulas."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.formulas = set(), [], 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        self.formulas += tag == "math"
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])


def check_html(file, formulas, where):
    page = Page(file.read_text())
    check_targets([link[1:] for link in page.links if link.startswith("#")], page.ids, where)
    check_formulas(page.formulas, formulas, where)


def check_epub(file, formulas, where):
    with zipfile.ZipFile(file) as archive:
        pages = {name: Page(archive.read(name).decode()) for name in archive.namelist() if name.endswith(".xhtml")}
    targets = {f"{name}#{id}" for name, page in pages.items() for id in page.ids if id} | set(pages)
    links = []
    for name, page in pages.items():
        for link in page.links:
            if ":" not in link:
                path, _, anchor = link.partition("#")
                whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
                links.append(f"{whole}#{anchor}" if anchor else whole)
    check_targets(links, targets, where)
    texts = [page for name, page in pages.items() if "/nav" not in name]
    check_formulas(sum(page.formulas for page in texts), formulas, where)


def check_targets(links, targets, where):
    if not links:
        fault(f"{where}: no links")
    for link in sorted(set(links) - set(targets)):
        fault(f"{where}: a link leads nowhere: {link}")


def check_formulas(made, written, where):
    if made != written:
        fault(f"{where}: {made} formulas of {written}")


def check_pandoc(markdown):
    """pandoc takes a file that ends in .md for its own Markdown; GitHub's has formulas only if asked for."""
    checks = {"docx": check_docx, "html": check_html, "epub": check_epub}
    written = formula_count(markdown.read_text())
    with tempfile.TemporaryDirectory() as scratch:
        for source in ("markdown", "gfm+tex_math_dollars"):
            for kind, check in checks.items():
                file = pathlib.Path(scratch, f"report.{kind}")
                # A formula that pandoc cannot read is a warning, and so a failure.
                result = subprocess.run(
                    ["pandoc", "--fail-if-warnings", "-s", "-f", source, "--mathml", f"--resource-path={markdown.parent}",
                     "--metadata", "title=Report", "-o", str(file), str(markdown)], capture_output=True, text=True)
                where = f"pandoc, {source} to {kind}"
                if result.returncode:
                    fault(f"{where}: {result.stderr[:300]}")
                else:
                    check(file, written, where)


def formula_count(text):
    """Formulas in dollars, outside of code."""
    text = re.sub(r"^(> )?(`{3,}).*?^(> )?\2$", "", text, flags=re.S | re.M)
    text = re.sub(r"(`+)[^`].*?\1", "", text).replace("<span>\\$</span>", "")
    return len(re.findall(r"\$\$\n.*?\n\$\$|\$[^$\n]+\$", text, flags=re.S))


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    folder = page.parent
    if (folder / "notebook.ipynb").exists():
        code = listings(folder)
        if is_there("w3m"):
            check_text_browser("w3m", ["-dump", "-cols", "250"], page, code)
        if is_there("lynx"):
            check_text_browser("lynx", ["-dump", "-nolist", "-width=250"], page, code)
        check_reader_view(page, code)
    if (folder / "report.md").exists() and is_there("pandoc"):
        check_pandoc(folder / "report.md")
    print(f"readers: {len(FAULTS)} faults")
    return 3 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
