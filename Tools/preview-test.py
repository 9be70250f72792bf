"""Tests a preview in a browser: `python3 Tools/preview-test.py NOTEBOOK COMMAND...`.

COMMAND previews the NOTEBOOK (a Swift file with at least three sections, which is restored at the end). A changed word appears
without a run and the reader stays where he was, with the folds he has turned; an error is shown at its line over the old page
and goes when it is mended; the console stays silent; passwords cannot be had; a thousand saves and browsers that are killed
leave no file open and no memory taken; Ctrl-C ends the command with 0 and everything that it has started.

Exit codes: 0 all is well, 3 something is not, 69 a tool is missing.
"""

import os
import pathlib
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

from browser import Browser, find_chromium

FAULTS = []
PATHS = ["/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "../../etc/passwd",
         "file:///etc/passwd", "/%252e%252e/etc/passwd", "/..\\..\\etc\\passwd", "/\xff\xfe"]


def fault(text):
    FAULTS.append(text)
    print(f"fault: {text}")


def check(is_so, text):
    if not is_so:
        fault(text)


class Program:
    """The command under test, and what it prints."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
        self.lines = []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def address(self):
        for _ in range(1200):
            for line in self.lines:
                if found := re.search(r"http://localhost:(\d+)/", line):
                    return found[0], int(found[1])
            time.sleep(0.1)
        raise SystemExit(f"error: preview: found no address in {self.lines}")

    def size(self):
        """Open files, and resident memory in MiB."""
        files = len(os.listdir(f"/proc/{self.process.pid}/fd"))
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return files, int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def children(self):
        """The processes that it has started and that are there yet."""
        found = []
        for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == self.process.pid:
                found.append(int(entry.parent.name))
        return found


def until(browser, script, seconds=60):
    """Seconds until a script is true in the page; nothing if it never is."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        try:
            if browser.run(script):
                return time.monotonic() - start
        except RuntimeError:
            pass  # The page is just being loaded.
        time.sleep(0.01)
    return None


def request(port, target, host=None):
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: {host or f'localhost:{port}'}\r\n\r\n".encode("latin-1"))
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return answer


def check_requests(port):
    for target in PATHS:
        answer = request(port, target)
        check(answer.startswith(b"HTTP/1.1 404 "), f"{target!r} is answered with {answer[:40]}")
    check(request(port, "/", "evil.example").startswith(b"HTTP/1.1 403 "), "a strange host is answered")


def check_word(browser, notebook, text):
    """A word of the last prose line, while the reader is in the middle and has turned a fold."""
    browser.run("document.querySelectorAll('main h2')[2].scrollIntoView(); scrollBy(0, -20)")
    browser.run("(f => { f.open = !f.open; })(document.querySelectorAll('main details')[1])")
    place = "[Math.round(document.querySelectorAll('main h2')[2].getBoundingClientRect().top)," \
            "document.querySelectorAll('main details')[1].open]"
    before = browser.run(place)
    browser.run("window.isTheSame = true")
    notebook.write_text(re.sub(r"(.*\n\s*//: .*?)(\n)", r"\1 Zebrafinch.\2", text, flags=re.DOTALL))
    seconds = until(browser, "document.querySelector('main').textContent.includes('Zebrafinch')")
    if seconds is None:
        return fault("a changed word never appears")
    print(f"a changed word: on the screen after {seconds:.3f} s")
    check(browser.run("window.isTheSame === true"), "a changed word loads the page again")
    time.sleep(0.5)
    after = browser.run(place)
    check(abs(after[0] - before[0]) <= 2 and after[1] == before[1], f"the reader was at {before} and is at {after}")


def check_line(browser, notebook, text):
    """A line more in the first prose: all listings below have other numbers, also beside their code."""
    numbers = "[...document.querySelectorAll('main [data-line]')].map(e => Number(e.dataset.line))"
    gutters = "[...document.querySelectorAll('main .gutter')].map(e => Number(e.textContent.split('\\n')[0]))"
    before = browser.run(numbers)
    notebook.write_text(re.sub(r"(\n *//: [^\n]*[a-z])(?=\n *//: [a-z])", r"\1\n    //: Zebrafinch", text, count=1))
    if until(browser, "document.querySelector('main').textContent.includes('Zebrafinch')") is None:
        return fault("a line more never appears")
    after = browser.run(numbers)
    check({new - old for old, new in zip(before, after)} == {0, 1}, f"listings' lines were {before} and are {after}")
    check(browser.run(gutters) == after, "the numbers beside the code are not those of the listings")
    check(browser.run("window.isTheSame === true"), "a line more loads the page again")
    notebook.write_text(text)
    check(until(browser, "!document.querySelector('main').textContent.includes('Zebrafinch')") is not None,
          "a line taken back stays")


def check_error(browser, notebook, text):
    """An error before the last prose line: shown at its line, and gone when it is mended."""
    lines = text.splitlines(keepends=True)
    last = max(index for index, line in enumerate(lines) if line.lstrip().startswith("//: "))
    notebook.write_text("".join(lines[:last] + ['let broken: Int = "x"\n'] + lines[last:]))
    box = "document.getElementById('preview-faults')"
    seconds = until(browser, f"!{box}.hidden && {box}.textContent.includes('{notebook.name}:{last + 1}:')")
    if seconds is None:
        return fault("an error is never shown")
    print(f"an error: on the screen after {seconds:.3f} s")
    check(browser.run("document.querySelectorAll('main h2').length > 2"), "the old page is gone")
    check(browser.run("document.querySelectorAll('.preview-fault').length === 1"), "no place is marked")
    check(browser.run(f"getComputedStyle({box}).userSelect !== 'none' && {box}.ariaLive === 'polite'"),
          "the box cannot be selected, or is not announced")
    browser.run(f"{box}.querySelector('button').click()")
    check(browser.run(f"{box}.hidden"), "the box cannot be dismissed")
    notebook.write_text(text)
    ready = "document.getElementById('preview-activity')?.textContent === 'up to date'"
    # The notebook may have to be compiled and run again.
    mended = until(browser, f"{ready} && {box}.hidden && !document.querySelector('.preview-fault')", 300)
    check(mended is not None, "a mended error stays")


def check_console(browser):
    for event in browser.events:
        if event["method"] in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
            fault(f"console: {str(event['params'])[:300]}")


def check_abuse(program, port, notebook, text):
    """Browsers that are killed in the middle, and a thousand saves."""
    request(port, "/")
    files, memory = program.size()
    for _ in range(500):
        connection = socket.create_connection(("127.0.0.1", port), timeout=10)
        target = "/events" if _ % 2 else "/"
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        connection.recv(100)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    mark = list(re.finditer(r"\n *//: ", text))[-1]
    head, tail = text[:mark.end()], text[mark.end():]
    for number in range(1000):
        words = "".join("abcdefghij"[int(digit)] for digit in str(number))
        notebook.write_text(f"{head}Save {words}. {tail}")
    start = time.monotonic()
    while b"Save jjj." not in request(port, "/") and time.monotonic() - start < 60:
        time.sleep(0.05)
    check(b"Save jjj." in request(port, "/"), "the last of a thousand saves is not shown")
    notebook.write_text(text)
    time.sleep(3)
    later = program.size()
    print(f"files and MiB: {files}, {memory:.0f} before; {later[0]}, {later[1]:.0f} after")
    check(later[0] <= files + 2, f"open files have grown from {files} to {later[0]}")
    check(later[1] <= memory + 50, f"memory has grown from {memory:.0f} to {later[1]:.0f} MiB")


def check_end(program, browser):
    program.process.send_signal(signal.SIGINT)
    try:
        code = program.process.wait(timeout=10)
        check(code == 0, f"Ctrl-C ends it with {code}")
    except subprocess.TimeoutExpired:
        program.process.kill()
        fault("Ctrl-C does not end it")
    lost = until(browser, "document.getElementById('preview-activity').textContent.startsWith('connection lost')")
    check(lost is not None, "the page does not say that the program has ended")


def main():
    chromium = find_chromium()
    if not chromium:
        print("error: chromium: PATH: found none, expected it (package chromium)")
        return 69
    notebook = pathlib.Path(sys.argv[1])
    text = notebook.read_text()
    program = Program(sys.argv[2:])
    browser = None
    try:
        url, port = program.address()
        browser = Browser(chromium)
        browser.open(url)
        ready = "document.getElementById('preview-activity').textContent === 'up to date' && !!document.querySelector('h2')"
        check(until(browser, ready, 600) is not None, "the page is never up to date")
        second = Program(sys.argv[2:])
        check(second.address()[1] > port, "a second preview does not take another port")
        second.process.send_signal(signal.SIGTERM)
        check(second.process.wait(timeout=10) == 0, "SIGTERM does not end a preview well")
        check_requests(port)
        check_word(browser, notebook, text)
        notebook.write_text(text)
        check(until(browser, "!document.querySelector('main').textContent.includes('Zebrafinch')") is not None,
              "a word taken back stays")
        check_line(browser, notebook, text)
        check_error(browser, notebook, text)
        check_console(browser)
        check_abuse(program, port, notebook, text)
        check(program.children() == [], "children are left while nothing is to be done")
        check_end(program, browser)
    finally:
        notebook.write_text(text)
        if browser:
            browser.close()
        if program.process.poll() is None:
            program.process.kill()
    print(f"preview: {len(FAULTS)} faults")
    return 3 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
