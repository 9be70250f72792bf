"""Tests a built page in a browser: `make web-test PAGE=output/index.html`.

Nu HTML checker and axe-core report nothing; light, dark and at 320 px. No console message, no request, every image
decoded, no overflow, every section of the contents there; every control can be reached by keyboard and shows
its focus; without scripts the text is all there; it prints.

Exit codes: 0 all is well, 3 something is not, 69 a tool is missing and cannot be installed.
"""

import base64
import glob
import json
import pathlib
import shutil
import subprocess
import sys

import axe_core_python

from browser import Browser, find_chromium

FAULTS = []


def fault(text):
    FAULTS.append(text)
    print(f"fault: {text}")


def check_markup(page):
    jar = glob.glob(str(pathlib.Path(axe_core_python.__file__).parents[1] / "**/vnu.jar"), recursive=True)
    if not shutil.which("java") or not jar:
        print("note: no Java here, so the Nu HTML checker did not run")
        return
    result = subprocess.run(
        ["java", "-Xss4m", "-jar", jar[0], "--errors-only", "--format", "gnu", str(page)], capture_output=True,
        text=True)
    for line in result.stderr.splitlines()[:20]:
        fault("markup: " + line.split("/")[-1])


def check_events(browser, where):
    for event in browser.events:
        method, parameters = event["method"], event["params"]
        if method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            fault(f"{where}: console: {json.dumps(parameters)[:300]}")
        if method == "Log.entryAdded":
            fault(f"{where}: log: {parameters['entry']['text'][:300]}")
        if method == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            if not url.startswith(("data:", "file:")):
                fault(f"{where}: request to {url[:100]}")


def check_layout(browser, where):
    wide = browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        fault(f"{where}: the page is {wide} px wider than its window")
    broken = browser.run(
        "Promise.all([...document.images].map(i => i.decode().then(() => '', () => i.alt.slice(0, 60))))"
        ".then(a => a.filter(x => x))")
    for image in broken:
        fault(f"{where}: image that cannot be decoded: {image}")
    lost = browser.run(
        "[...document.querySelectorAll('.contents a')].map(a => a.hash.slice(1))"
        ".filter(id => !document.getElementById(id))")
    for section in lost:
        fault(f"{where}: no section {section}")


def check_accessibility(browser, axe, where):
    browser.run(axe + "; 0")
    violations = browser.run(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map("
        "v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(', ')))")
    for violation in violations:
        fault(f"{where}: axe: {violation}")


def check_keyboard(browser):
    controls = browser.run(
        "[...document.querySelectorAll('a[href], button, select, summary, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.closest('dialog')).length")
    seen = []
    for _ in range(controls + 5):
        for kind in ("keyDown", "keyUp"):
            browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        state = browser.run(
            "(() => { const e = document.activeElement; if (!e || e === document.body) return null;"
            "window.order ??= new Map(); if (!order.has(e)) order.set(e, order.size);"
            "const s = getComputedStyle(e);"
            "return [order.get(e), e.outerHTML.slice(0, 80), s.outlineStyle !== 'none' && s.outlineWidth !== '0px'] })()")
        if state is None:
            break
        number, html, is_visible = state
        if number in seen:
            break
        seen.append(number)
        if not is_visible:
            fault(f"keyboard: focus cannot be seen on {html}")
    if len(seen) < controls:
        fault(f"keyboard: {len(seen)} of {controls} controls can be reached")


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    chromium = find_chromium()
    if not chromium:
        print("error: chromium: PATH: found none, expected it (package chromium)")
        return 69
    axe = next(pathlib.Path(axe_core_python.__file__).parent.glob("**/axe.min.js")).read_text()
    check_markup(page)
    browser = Browser(chromium)
    try:
        url = page.as_uri()
        for width, scheme in [(1440, "light"), (1440, "dark"), (768, "light"), (320, "light"), (320, "dark")]:
            where = f"{width} px, {scheme}"
            browser.open(url, width, scheme)
            check_layout(browser, where)
            check_accessibility(browser, axe, where)
            check_events(browser, where)
        browser.open(url)
        check_keyboard(browser)
        length = browser.run("document.querySelector('main').textContent.length")
        pdf = browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
        if not base64.b64decode(pdf["data"]).startswith(b"%PDF"):
            fault("print: no PDF")
        browser.open(url, scripts=False)
        plain = browser.run("document.querySelector('main').textContent.length")
        # Scripts add line numbers and the captions of buttons, and nothing else.
        if plain < 0.8 * length:
            fault(f"without scripts {plain} of {length} characters can be read")
    finally:
        browser.close()
    print(f"{page.name}: {len(FAULTS)} faults")
    return 3 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
