# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser without a screen, driven as a person does it: it looks at the picture, reads the words in it, and clicks."""
import base64
import contextlib
import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
import time

# Debian's has no window system; Fedora's and Arch's are the whole browser.
NAMES = ("chromium-headless-shell", "chromium-browser", "chromium")
WIDTH, HEIGHT = 1280, 800
# Letters of the size of a window's are read well when they are this many times as large.
SCALE = 3


class Chromium:
    """One page. It speaks the DevTools protocol over a pair of pipes, so that no port is opened."""

    def __init__(self, timeout=60):
        self.timeout = timeout
        self.closing = contextlib.ExitStack()
        program = next(filter(None, map(shutil.which, NAMES)), None)
        assert program, f"none of {', '.join(NAMES)} is installed"
        folder = self.closing.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        theirs, commands = os.pipe()
        answers, ours = os.pipe()
        # It reads commands from descriptor 3 and answers on descriptor 4.
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{theirs} 4>&{ours}', "chromium", program, "--headless", "--no-sandbox",
             "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe",
             f"--user-data-dir={folder}", f"--window-size={WIDTH},{HEIGHT}", "about:blank"],
            pass_fds=(theirs, ours), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs)
        os.close(ours)
        self.commands = self.closing.enter_context(os.fdopen(commands, "wb", buffering=0))
        self.answers = self.closing.enter_context(os.fdopen(answers, "rb"))
        self.number, self.session = 0, None
        target = self.call("Target.createTarget", url="about:blank", width=WIDTH, height=HEIGHT)["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Emulation.setDeviceMetricsOverride", width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False)

    def _message(self):
        """The next thing that the browser says; it ends with a null byte."""
        said = bytearray()
        while (byte := self.answers.read(1)) != b"\0":
            assert byte, "the browser ended"
            said += byte
        return json.loads(said)

    def _ask(self, method, **parameters):
        """What the browser says to a command of the protocol, which may be an error."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        self.commands.write(json.dumps(command).encode() + b"\0")
        while (answer := self._message()).get("id") != self.number:
            pass
        return answer

    def call(self, method, **parameters):
        """What a command of the protocol answers."""
        answer = self._ask(method, **parameters)
        assert "error" not in answer, f"{method}: {answer}"
        return answer["result"]

    def open(self, address):
        """Goes to an address."""
        self.call("Page.navigate", url=address)

    def picture(self, scale=1):
        """What the page shows, as PNG. A page that takes the place of another shows nothing for a moment."""
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "scale": scale}
        deadline = time.monotonic() + self.timeout
        while "error" in (answer := self._ask("Page.captureScreenshot", format="png", clip=clip)):
            assert time.monotonic() < deadline, f"no picture: {answer}"
            time.sleep(0.05)
        return base64.b64decode(answer["result"]["data"])

    def words(self):
        """The words in the picture, in reading order, each with the place of its middle."""
        read = subprocess.run(["tesseract", "-", "-", "-l", "eng", "--psm", "11", "tsv"], input=self.picture(SCALE),
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
                              env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout.decode()
        return [(row["text"], (int(row["left"]) + int(row["width"]) / 2) / SCALE, (int(row["top"]) + int(row["height"]) / 2) / SCALE)
                for row in csv.DictReader(io.StringIO(read), delimiter="\t", quoting=csv.QUOTE_NONE) if row["text"].strip()]

    def find(self, *wanted):
        """Waits until words stand in the picture; returns the place of the first of each."""
        deadline = time.monotonic() + self.timeout
        while True:
            words = self.words()
            places = {word: (x, y) for word, x, y in reversed(words)}
            if places.keys() >= set(wanted):
                return [places[word] for word in wanted]
            if time.monotonic() > deadline:
                raise AssertionError(f"{', '.join(wanted)}: not all in the picture, which says: {' '.join(word for word, *_ in words)}")

    def click(self, x, y):
        """Presses the first mouse button there."""
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="none" if kind == "mouseMoved" else "left",
                      clickCount=0 if kind == "mouseMoved" else 1)

    def close(self):
        """Ends the browser."""
        self.session = None
        self.call("Browser.close")
        self.process.wait(timeout=self.timeout)
        self.closing.close()
