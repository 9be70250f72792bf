"""Opens a page with linked figures as hosts serve it: `make web-test PAGE=output/index.html`.

A server of its own sends the page with the strict policies of build servers and static hosts. No script runs under
them, and still the style sheet applies, light and dark, the pictures are there and the text can be read.

Exit codes: 0 all is well, 3 something is not, 69 a tool is missing.
"""

import functools
import http.server
import pathlib
import re
import sys
import threading

from browser import Browser, find_chromium

FAULTS = []
POLICIES = {
    "Jenkins": "sandbox; default-src 'none'; img-src 'self'; style-src 'self'",
    "Jenkins, same origin": "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';",
    "no policy": "",
}


def fault(text):
    FAULTS.append(text)
    print(f"fault: {text}")


class Handler(http.server.SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def copyfile(self, source, outputfile):
        try:
            super().copyfile(source, outputfile)
        except ConnectionError:
            # The browser has gone to the next page.
            pass

    def log_message(self, *_):
        pass


def color(style, scheme):
    """The palette's ground: the first one is for light, the next for dark."""
    grounds = re.findall(r"--paper: ?#(\w{6})", style)
    number = grounds[scheme == "dark"]
    return "rgb({}, {}, {})".format(*(int(number[i:i + 2], 16) for i in (0, 2, 4)))


def check(browser, url, name, scheme, style):
    where = f"{name}, {scheme}"
    browser.open(url, scheme=scheme)
    ground = browser.run("getComputedStyle(document.body).backgroundColor")
    if ground != color(style, scheme):
        fault(f"{where}: the ground is {ground}, not {color(style, scheme)}: no style sheet")
    lost = browser.run(
        "Promise.all([...document.images].map(i => i.decode().then(() => i.naturalWidth ? '' : i.alt, () => i.alt)))"
        ".then(a => a.filter(x => x).length)")
    if lost or not browser.run("document.images.length"):
        fault(f"{where}: {lost} pictures are not there, of {browser.run('document.images.length')}")
    shown = browser.run("[...document.images].map(i => i.currentSrc).filter(s => s.endsWith('-dark.png')).length")
    if (shown > 0) != (scheme == "dark"):
        fault(f"{where}: {shown} pictures are the dark ones")
    read = browser.run("document.querySelector('main').innerText.length")
    whole = browser.run("document.querySelector('main').textContent.length")
    if read < whole / 2:
        fault(f"{where}: {read} of {whole} characters can be seen")


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    if 'rel="stylesheet"' not in page.read_text():
        print("note: the page is one file, which no host's policy lets through: not tried (--figures linked)")
        return 0
    chromium = find_chromium()
    if not chromium:
        print("error: chromium: PATH: found none, expected it (package chromium)")
        return 69
    style = (page.parent / "style.css").read_text()
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(page.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = Browser(chromium)
    try:
        for name, policy in POLICIES.items():
            Handler.policy = policy
            # Another address each time: nothing comes from the browser's memory.
            url = f"http://127.0.0.1:{server.server_port}/{page.name}?{len(policy)}"
            browser.call("Network.setCacheDisabled", cacheDisabled=True)
            for scheme in ("light", "dark"):
                check(browser, url, name, scheme, style)
    finally:
        browser.close()
        server.shutdown()
    print(f"hosts: {len(FAULTS)} faults")
    return 3 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
