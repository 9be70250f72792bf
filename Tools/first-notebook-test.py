#!/usr/bin/env python3
"""Does what docs/first-notebook.md says: `Tools/first-notebook-test.py REPORT [FOLDER]`.

REPORT is a program of that name; FOLDER, a temporary one if none is named, is where the reader begins. What an
earlier run has compiled there is kept; SWIFT_OPTIONS, such as another place for it, replace the `-c release` of
`swift run`. Commands (```sh) run
from above to below, and have to end with 0 or with the code that stands beside them. Changes (```diff) are made to the
notebook while the preview runs, and have to be on its page; how long that took is told.

Exit codes: 0 all is well, 3 something is not.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
LIMITS = {"word": 1.0, "number": 10.0, "figure": 10.0}


def fail(text):
    print(f"fault: {text}")
    sys.exit(3)


def with_options(command):
    return command.replace("swift run -c release", "swift run " + os.environ.get("SWIFT_OPTIONS", "-c release"))


def steps(page):
    """The page's commands and changes, in order, each with the last words in bold before it."""
    for block in re.finditer(r"```(sh|diff)\n(.*?)```", page, re.DOTALL):
        titles = re.findall(r"\*\*A (\w+)\.\*\*|^## (.*)$", page[: block.start()], re.MULTILINE)
        yield block[1], block[2], "".join(titles[-1])


class Preview:
    """A preview that runs, and what it says."""

    def __init__(self, command, folder):
        self.lines = []
        self.process = subprocess.Popen(
            with_options(command), shell=True, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True)
        threading.Thread(target=self.read, daemon=True).start()
        self.address = self.wait(r"http://localhost:\d+/", 0, 1200)[0]
        self.wait(r"preview: start: (.*)", 0, 300)

    def read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def wait(self, pattern, start, seconds):
        """The first line from `start` on that has the pattern."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in self.lines[start:]:
                if "error:" in line:
                    fail(f"preview: {line}")
                if found := re.search(pattern, line):
                    return found
            if self.process.poll() is not None:
                break
            time.sleep(0.005)
        fail("preview: it never says " + pattern + "\n" + "\n".join(self.lines[-20:]))

    def page(self):
        return urllib.request.urlopen(self.address, timeout=30).read().decode()

    def end(self):
        os.killpg(self.process.pid, signal.SIGINT)
        if self.process.wait(timeout=20) not in (0, -signal.SIGINT):
            fail(f"preview: Ctrl-C ends it with {self.process.returncode}")


def change(text, block):
    """A text after a change."""
    lines = block.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] != "+")
    new = "".join(line[1:] for line in lines if line[0] != "-")
    if text.count(old) != 1:
        fail(f"found {text.count(old)} places for a change, expected one:\n{block}")
    return text.replace(old, new)


def run(command, folder):
    """Runs one line of a shell; returns the folder that it leaves the reader in."""
    expected = int((re.search(r"# exit code (\d+)", command) or [0, 0])[1])
    if command.startswith("cd "):
        return folder / command[3:]
    start = time.monotonic()
    outcome = subprocess.run(with_options(command), shell=True, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(f"{command}: {time.monotonic() - start:.1f} s")
    if outcome.returncode != expected:
        fail(f"{command}: ends with {outcome.returncode}, expected {expected}\n{outcome.stdout[-2000:]}")
    return folder


def save(notebook, block, title, preview):
    """Makes a change, and waits until the page shows it."""
    before, seen = preview.page(), len(preview.lines)
    text = change(notebook.read_text(), block)
    start = time.monotonic()
    notebook.write_text(text)
    found = preview.wait(rf"preview: {notebook.name}: (.* in .*)", seen, 120)
    seconds = time.monotonic() - start
    print(f"a changed {title}: {seconds:.2f} s from saving to the page ({found[1]})")
    if preview.page() == before:
        fail(f"a changed {title} leaves the page as it was")
    if title == "word" and "compiled" in found[1]:
        fail("a changed word is compiled")
    if seconds > LIMITS.get(title, 60):
        print(f"note: a changed {title} took more than {LIMITS[title]} s")


def emptied(folder):
    """Takes an earlier run's package out of a folder, but for what was compiled in it; returns what puts that back."""
    package, kept = folder / "study", folder / "compiled"
    folder.mkdir(parents=True, exist_ok=True)
    if (package / ".build").exists():
        (package / ".build").rename(kept)
    shutil.rmtree(package, ignore_errors=True)
    return lambda: kept.rename(package / ".build") if kept.exists() and package.exists() else None


def follow(folder):
    page = (REPOSITORY / "docs/first-notebook.md").read_text()
    preview, restore = None, emptied(folder)
    for kind, block, title in steps(page):
        if kind == "diff":
            notebook = folder / "Sources/study/Notebook/StudyNotebook.swift"
            save(notebook, block, title, preview)
            continue
        if preview:
            preview.end()
            preview = None
        for command in block.splitlines():
            if command.endswith(" preview"):
                start = time.monotonic()
                preview = Preview(command, folder)
                print(f"{command}: {time.monotonic() - start:.1f} s to the first page")
            else:
                folder = run(command, folder)
                restore()


def main():
    sys.stdout.reconfigure(line_buffering=True)
    program = pathlib.Path(sys.argv[1]).absolute()
    os.environ["PATH"] = f"{program.parent}:{os.environ['PATH']}"
    if len(sys.argv) > 2:
        follow(pathlib.Path(sys.argv[2]).resolve())
    else:
        with tempfile.TemporaryDirectory() as folder:
            follow(pathlib.Path(folder))
    print("first notebook: every step is as the page says")


if __name__ == "__main__":
    main()
