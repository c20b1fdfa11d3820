"""Opens a sealed page in Chromium as a reader would, by keys alone.

sealed_page.py CHROMIUM PROFILE PAGE PASSPHRASE: prints what the reader sees,
then a line "requests" with every address that was asked for.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

KEYS = {
    "Enter": {"key": "Enter", "code": "Enter", "text": "\r",
              "windowsVirtualKeyCode": 13},
}


class Browser:
    """Speaks the DevTools protocol over two pipes (3 and 4 in the child)."""

    def __init__(self, program, profile):
        self.number = 0
        self.session = None
        self.events = []
        self.waiting = b""
        theirs_in, self.out = os.pipe()
        self.inp, theirs_out = os.pipe()

        # Both may be below 5 here: out of the way first.
        high_in, high_out = 40, 41
        os.dup2(theirs_in, high_in)
        os.dup2(theirs_out, high_out)

        def place():
            os.dup2(high_in, 3)
            os.dup2(high_out, 4)

        self.child = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu",
             "--remote-debugging-pipe", f"--user-data-dir={profile}"],
            preexec_fn=place, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for fd in theirs_in, theirs_out, high_in, high_out:
            os.close(fd)

    def message(self):
        while b"\0" not in self.waiting:
            got = os.read(self.inp, 1 << 16)
            if not got:
                raise SystemExit("chromium ended")
            self.waiting += got
        line, self.waiting = self.waiting.split(b"\0", 1)
        return json.loads(line)

    def call(self, method, **params):
        self.number += 1
        request = {"id": self.number, "method": method, "params": params}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.out, json.dumps(request).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                return answer.get("result", answer)
            self.events.append(answer)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression)
        return result["result"].get("value")

    def until(self, expression):
        for _ in range(300):
            if self.value(expression):
                return
            time.sleep(0.1)
        raise SystemExit(f"never: {expression}")

    def press(self, key):
        for kind in "keyDown", "keyUp":
            self.call("Input.dispatchKeyEvent", type=kind, **KEYS[key])


def main():
    program, profile, page, passphrase = sys.argv[1:]
    browser = Browser(program, profile)
    try:
        target = browser.call("Target.createTarget", url="about:blank")
        browser.session = browser.call("Target.attachToTarget",
                                       targetId=target["targetId"],
                                       flatten=True)["sessionId"]
        browser.call("Network.enable")
        browser.call("Page.enable")
        browser.call("Page.navigate", url=pathlib.Path(page).resolve().as_uri())
        browser.until("document.readyState === 'complete'"
                      " && location.protocol === 'file:'")
        # The field has the focus already: a reader types and presses Enter.
        print("focus", browser.value("document.activeElement.id"))
        browser.call("Input.insertText", text=passphrase)
        browser.press("Enter")
        browser.until("!document.getElementById('lock')"
                      " || (document.getElementById('told').textContent"
                      " && !document.getElementById('button').disabled)")
        print(browser.value("document.body.innerText"))
        print("title", browser.value("document.title"))
        print("language", browser.value("document.documentElement.lang"))
        print("heading", browser.value("document.activeElement.tagName"))
        print("links", browser.value(
            "[...document.querySelectorAll('a[download]')]"
            ".map((a) => a.download + (a.href.startsWith('blob:') ? '' : '!'))"
            ".join(' ')"))
        asked = [event["params"]["request"]["url"].split(":")[0]
                 for event in browser.events
                 if event.get("method") == "Network.requestWillBeSent"]
        print("requests", " ".join(asked))
    finally:
        browser.child.terminate()
        browser.child.wait()


main()
