"""Opens a page in headless Chromium, over its debugging pipe, and says what came of it.

browser.py CHROMIUM PAGE [PICTURES]

Prints one JSON object: which dialogs opened, what was asked for beside the page, whether something ran in it, how many
elements there are, and by how many pixels the page is wider than a phone (390) and a desk (1280). With PICTURES, a folder, it also
takes pictures of both in the light and the dark, and prints the page to PDF there. The page's own policy is put aside, so that
nothing but its text keeps anything from running.
"""

import base64
import json
import os
import pathlib
import select
import subprocess
import sys
import tempfile
import time

WIDTHS = {"phone": 390, "desk": 1280}


class Browser:
    def __init__(self, program, profile):
        to_browser, self.writer = os.pipe()
        self.reader, from_browser = os.pipe()

        def descriptors():
            # The pipe is expected on these two.
            os.dup2(to_browser, 13), os.dup2(from_browser, 14)
            os.dup2(13, 3), os.dup2(14, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
             f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=descriptors, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser), os.close(from_browser)
        self.number, self.pending, self.events, self.session = 0, b"", [], None

    def read(self, seconds):
        """The next message, or None when none comes in time."""
        end = time.monotonic() + seconds
        while b"\0" not in self.pending:
            if not select.select([self.reader], [], [], max(0, end - time.monotonic()))[0]:
                return None
            piece = os.read(self.reader, 1 << 20)
            if not piece:
                sys.exit("the browser ended")
            self.pending += piece
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        request = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.writer, json.dumps(request).encode() + b"\0")
        while True:
            message = self.read(60)
            if message is None:
                sys.exit(f"no answer to {method}")
            if message.get("id") == self.number:
                if "error" in message:
                    sys.exit(f"{method}: {message['error']}")
                return message["result"]
            self.take(message)

    def take(self, message):
        self.events.append(message)
        if message.get("method") == "Page.javascriptDialogOpening":
            # Nothing goes on while one is open.
            self.number += 1
            request = {"id": self.number, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}, "sessionId": self.session}
            os.write(self.writer, json.dumps(request).encode() + b"\0")

    def settle(self, seconds):
        """Takes what comes until nothing has come for so long."""
        while (message := self.read(seconds)) is not None:
            self.take(message)

    def value(self, expression):
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def named(self, method):
        return [event["params"] for event in self.events if event.get("method") == method]


def look(browser, address, pictures):
    target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
    browser.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Network", "Runtime"):
        browser.ask(f"{domain}.enable")
    browser.ask("Page.setBypassCSP", enabled=True)
    browser.ask("Page.navigate", url=address)
    browser.settle(2)
    # What waits for a pointer or a key gets one.
    browser.value("""document.querySelectorAll('*').forEach(e => {
        for (const name of ['mouseover', 'click', 'focus', 'toggle'])
            if (e.tagName != 'A') e.dispatchEvent(new Event(name, {bubbles: false})) })""")
    browser.settle(1)
    said = {
        "dialogs": [dialog["message"] for dialog in browser.named("Page.javascriptDialogOpening")],
        "requests": sorted({request["request"]["url"][:100] for request in browser.named("Network.requestWillBeSent")} - {address}),
        "ran": browser.value("document.documentElement.dataset.ran === '1'"),
        "elements": browser.value("document.querySelectorAll('*').length"), "overflow": {}}
    for name, width in WIDTHS.items():
        browser.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=name == "phone")
        said["overflow"][name] = browser.value("document.documentElement.scrollWidth - innerWidth")
        for scheme in ("light", "dark") if pictures else ():
            browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            shot = browser.ask("Page.captureScreenshot", captureBeyondViewport=True, clip={
                "x": 0, "y": 0, "width": width, "scale": 1, "height": min(6000, browser.value("document.documentElement.scrollHeight"))})
            (pictures / f"{name}-{scheme}.png").write_bytes(base64.b64decode(shot["data"]))
    if pictures:
        (pictures / "page.pdf").write_bytes(base64.b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True)["data"]))
    return said


def main():
    program, page, *pictures = sys.argv[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            said = look(browser, pathlib.Path(page).resolve().as_uri(), pathlib.Path(pictures[0]) if pictures else None)
        finally:
            browser.process.kill()
            browser.process.wait()
    print(json.dumps(said))


if __name__ == "__main__":
    main()
