#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program does without a window: run as it was built, with no display, no bus and no sound server.

test-command-line.py PROGRAM FOLDER-OF-CATALOGUE FOLDER-OF-VOICES"""
import json
import os
import pty
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, CATALOGUE, VOICES = (os.path.abspath(path) for path in sys.argv[1:4])
SECOND = 1_000_000_000


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.data = os.path.join(cls.folder.name, "data")
        cls.out = os.path.join(cls.folder.name, "out")
        os.mkdir(cls.data)
        os.mkdir(cls.out)
        for folder in (CATALOGUE, VOICES):
            for name in os.listdir(folder):
                if name.endswith(".gresource"):
                    os.symlink(os.path.join(folder, name), os.path.join(cls.data, name))
        # Nothing of the person's own session: no DISPLAY, no DBUS_SESSION_BUS_ADDRESS, no XDG_RUNTIME_DIR.
        cls.env = {"PATH": "/nonexistent", "HOME": cls.folder.name, "LC_ALL": "C.UTF-8", "ROUSE_DATA_DIR": cls.data,
                   "PULSE_SERVER": "none", "G_DEBUG": "fatal-warnings"}
        for name in ("GST_REGISTRY", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                cls.env[name] = os.environ[name]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def tearDown(self):
        for name in os.listdir(self.out):
            os.remove(os.path.join(self.out, name))

    def rouse(self, *arguments, **env):
        return subprocess.run([PROGRAM, *arguments], env=self.env | env, capture_output=True, text=True, timeout=120)

    def good(self, *arguments):
        result = self.rouse(*arguments)
        self.assertEqual((result.returncode, result.stderr), (0, ""), arguments)
        return result.stdout

    def timeline(self, *arguments):
        return json.loads(self.good(*arguments, "--json"))

    def refused(self, *arguments, **env):
        """One clear line, status 1, nothing else: gives the line."""
        result = self.rouse(*arguments, **env)
        self.assertEqual(result.returncode, 1, arguments)
        self.assertEqual(result.stdout, "", arguments)
        self.assertRegex(result.stderr, r"\Arouse: .+\n\Z", arguments)
        return result.stderr

    def test_version(self):
        self.assertRegex(self.good("--version"), r"\Arouse \d+\.\d+\.\d+\n\Z")

    def test_help(self):
        text = self.good("--help")
        for option in ("version", "list", "json", "start", "timeline", "export", "routine", "gapplication-service",
                       "guidance", "reps", "sets", "variant", "tempo", "first-side", "language", "voice"):
            self.assertIn(f"--{option}", text)

    def test_list(self):
        items = json.loads(self.good("--list", "--json"))
        self.assertEqual({item["id"] for item in items["routines"]},
                         {"daily-three", "quick-wake-up", "gentle-start", "strong"})
        self.assertEqual([item["id"] for item in items["exercises"]], ["bridge", "clamshell", "hinge"])
        self.assertTrue(items["voices"])
        self.assertEqual({voice["language"] for voice in items["voices"] if voice["id"] == "espeak-ng"}, {"en"})
        text = self.good("--list")
        for item in items["routines"] + items["exercises"] + items["voices"]:
            self.assertIn(item["id"], text)
        for item in items["routines"] + items["exercises"]:
            self.assertEqual(item["length"], self.timeline(f"--timeline={item['id']}")["length"])

    def test_timeline(self):
        for item in json.loads(self.good("--list", "--json"))["routines"]:
            timeline = self.timeline(f"--timeline={item['id']}")
            at = 0
            for segment in timeline["segments"]:
                self.assertEqual(segment["start"], at)
                at += segment["length"]
            self.assertEqual(timeline["length"], at)
            cues = timeline["cues"]
            for first, second in zip(cues, cues[1:]):
                self.assertLessEqual(first["start"] + first["length"], second["start"])
            self.assertTrue(all(cue["length"] > 0 for cue in cues))

    def test_espeak(self):
        words = ("--timeline=quick-wake-up", "--voice=espeak-ng")
        spoken = self.timeline(*words)
        recorded = self.timeline("--timeline=quick-wake-up")
        self.assertEqual([cue["text"] for cue in spoken["cues"]], [cue["text"] for cue in recorded["cues"]])
        self.assertNotEqual([cue["length"] for cue in spoken["cues"]], [cue["length"] for cue in recorded["cues"]])
        self.assertEqual(spoken, self.timeline(*words))
        path = os.path.join(self.out, "espeak.ogg")
        self.good(f"--export={path}", "--routine=quick-wake-up", "--voice=espeak-ng")
        self.assertEqual(ogg_opus_samples(path), round(spoken["length"] * 48000 / SECOND))

    def test_no_recorded_voice(self):
        with tempfile.TemporaryDirectory() as data:
            os.symlink(os.path.join(CATALOGUE, "rouse-catalog.gresource"),
                       os.path.join(data, "rouse-catalog.gresource"))
            bare = self.rouse("--timeline=bridge", "--json", ROUSE_DATA_DIR=data)
            self.assertEqual((bare.returncode, bare.stderr), (0, ""))
            self.assertEqual(json.loads(bare.stdout), self.timeline("--timeline=bridge", "--voice=espeak-ng"))

    def test_timeline_text(self):
        text = self.good("--timeline=bridge")
        self.assertIn("Bridge", text.splitlines()[0])
        self.assertIn("“Roll up.”", text)

    def test_choices(self):
        def repetitions(timeline):
            return max(segment["repetition"] for segment in timeline["segments"])

        self.assertEqual(repetitions(self.timeline("--timeline=clamshell")), 10)
        self.assertEqual(repetitions(self.timeline("--timeline=clamshell", "--reps=13")), 13)
        sets = self.timeline("--timeline=bridge", "--sets=2")["segments"]
        self.assertEqual(max(segment["set"] for segment in sets), 2)
        self.assertIn("clamshell-easy", json.dumps(self.timeline("--timeline=clamshell", "--variant=easy")["segments"]))
        sides = [s["side"] for s in self.timeline("--timeline=clamshell", "--first-side=right")["segments"]
                 if s["kind"] == "phase"]
        self.assertEqual(sides[0], "right")
        standard, slow = (next(s["length"] for s in self.timeline("--timeline=bridge", f"--tempo={tempo}")["segments"]
                               if s["kind"] == "phase") for tempo in ("standard", "slow"))
        self.assertEqual(slow * 2, standard * 3)
        words = [len(self.timeline("--timeline=daily-three", f"--guidance={level}")["cues"])
                 for level in ("full", "brief", "counts")]
        self.assertEqual(words, sorted(words, reverse=True))

    def test_refused(self):
        for arguments, word in (
                (["--nonsense"], "nonsense"), (["bridge"], "bridge"), (["--timeline=nothing"], "nothing"),
                (["--timeline=nothing", "--json"], "nothing"), (["--start=nothing"], "nothing"),
                (["--timeline=bridge", "--reps=99"], "99"), (["--timeline=bridge", "--reps=-1"], "-1"),
                (["--timeline=bridge", "--reps=few"], "few"), (["--timeline=bridge", "--sets=9"], "9"),
                (["--timeline=bridge", "--guidance=loud"], "loud"), (["--timeline=bridge", "--variant=odd"], "odd"),
                (["--timeline=bridge", "--tempo=fast"], "fast"), (["--timeline=bridge", "--first-side=both"], "both"),
                (["--timeline=bridge", "--language=xx"], "xx"), (["--timeline=bridge", "--voice=nobody"], "nobody"),
                (["--start=bridge", "--voice=nobody"], "nobody"), (["--list", "--voice=nobody"], "nobody"),
                (["--export=out.ogg"], "--routine"), (["--routine=bridge"], "--export"), (["--json"], "--json"),
                (["--list", "--timeline=bridge"], "--list"), (["--list", "--reps=10"], "--reps"),
                (["--export=-", "--routine=bridge"], "“-”")):
            self.assertIn(word, self.refused(*arguments))

    def test_refused_alone(self):
        """No window opens for what would change nothing in it."""
        for choice in ("guidance=full", "reps=10", "sets=2", "variant=easy", "tempo=slow", "first-side=left",
                       "language=en", "voice=espeak-ng"):
            self.assertIn(f"--{choice.split('=')[0]} ", self.refused(f"--{choice}"))

    def test_no_data(self):
        self.assertIn("rouse-catalog.gresource", self.refused("--list", ROUSE_DATA_DIR="/nonexistent"))

    def test_cut_data(self):
        """A bundle that was cut short opens, but holds nothing."""
        with tempfile.TemporaryDirectory() as data:
            cut = os.path.join(data, "rouse-catalog.gresource")
            with open(os.path.join(CATALOGUE, "rouse-catalog.gresource"), "rb") as whole, open(cut, "wb") as part:
                part.write(whole.read(5000))
            self.assertIn(f"“{cut}” is missing or damaged", self.refused("--list", ROUSE_DATA_DIR=data))

    def test_export(self):
        path = os.path.join(self.out, "bridge.ogg")
        self.assertEqual(self.good(f"--export={path}", "--routine=bridge", "--reps=10"), "")
        self.assertEqual(os.listdir(self.out), ["bridge.ogg"])
        self.assertEqual(ogg_opus_samples(path), round(self.timeline("--timeline=bridge")["length"] * 48000 / SECOND))

    def test_export_refused(self):
        for path in (os.path.join(self.out, "none", "a.ogg"), self.out, "/dev/null/a.ogg"):
            self.assertIn(path, self.refused(f"--export={path}", "--routine=bridge"))
        path = os.path.join(self.out, "a.ogg")
        self.refused(f"--export={path}", "--routine=nothing")
        self.refused(f"--export={path}", "--routine=bridge", "--voice=nobody")
        self.assertEqual(os.listdir(self.out), [])

    def test_export_fifo(self):
        path = os.path.join(self.out, "fifo")
        os.mkfifo(path)
        self.assertIn(path, self.refused(f"--export={path}", "--routine=bridge"))
        self.assertEqual(os.listdir(self.out), ["fifo"])
        self.assertTrue(stat.S_ISFIFO(os.lstat(path).st_mode))

    def start_export(self, **options):
        """An export that is on its way to replace a file."""
        path = os.path.join(self.out, "old.ogg")
        with open(path, "w", encoding="utf-8") as file:
            file.write("old")
        process = subprocess.Popen([PROGRAM, f"--export={path}", "--routine=strong"], env=self.env, text=True,
                                   stderr=subprocess.PIPE, **options)
        while len(os.listdir(self.out)) < 2 and process.poll() is None:
            time.sleep(0.01)
        return process, path

    def test_interrupted(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Whoever runs the tests may ignore it, as nohup does, and children inherit that.
            process, path = self.start_export(preexec_fn=lambda n=number: signal.signal(n, signal.SIG_DFL))
            process.send_signal(number)
            self.assertEqual(process.communicate(timeout=60)[1], "rouse: The export was stopped and nothing was saved\n")
            self.assertEqual(process.returncode, 1)
            self.assertEqual(os.listdir(self.out), ["old.ogg"])
            with open(path, encoding="utf-8") as file:
                self.assertEqual(file.read(), "old")

    def test_too_large(self):
        """Where files may not grow further, that is an error like a full disk."""
        process, path = self.start_export(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)))
        error = process.communicate(timeout=60)[1]
        self.assertRegex(error, r"\Arouse: .+\n\Z")
        self.assertIn(path, error)
        self.assertEqual(process.returncode, 1)
        self.assertEqual(os.listdir(self.out), ["old.ogg"])

    def test_no_hang_up(self):
        """Started by nohup, an export outlives its terminal."""
        process, path = self.start_export(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        process.send_signal(signal.SIGHUP)
        self.assertEqual(process.communicate(timeout=120)[1], "")
        self.assertEqual(process.returncode, 0)
        with open(path, "rb") as file:
            self.assertEqual(file.read(4), b"OggS")

    def test_progress(self):
        ours, theirs = pty.openpty()
        process = subprocess.Popen([PROGRAM, f"--export={self.out}/a.ogg", "--routine=daily-three"], env=self.env,
                                   stderr=theirs)
        os.close(theirs)
        shown = b""
        try:
            while block := os.read(ours, 4096):
                shown += block
        except OSError:
            pass  # how a pseudo-terminal says that the other side is closed
        os.close(ours)
        self.assertEqual(process.wait(60), 0)
        self.assertRegex(shown, rb"\r\[#+\.*\] +\d+ %")
        self.assertTrue(shown.endswith(b"\r\x1b[K"))


def ogg_opus_samples(path):
    """How many samples a player gets: the position of the last page, less what the first tells to skip (RFC 7845, 4)."""
    with open(path, "rb") as file:
        data = file.read()
    skip = int.from_bytes(data[data.index(b"OpusHead") + 10:][:2], "little")
    last = data.rindex(b"OggS")
    return int.from_bytes(data[last + 6:last + 14], "little") - skip


class Tap(unittest.TextTestResult):
    """Reports in the Test Anything Protocol."""

    def stopTestRun(self):
        super().stopTestRun()
        bad = {test.id(): text for test, text in self.failures + self.errors}
        print(f"1..{len(self.names)}")
        for number, name in enumerate(self.names, 1):
            for line in bad.get(name, "").splitlines():
                print("#", line)
            print("not ok" if name in bad else "ok", number, "-", name.split(".")[-1])

    def startTest(self, test):
        self.names = getattr(self, "names", []) + [test.id()]
        super().startTest(test)


with open(os.devnull, "w", encoding="utf-8") as nowhere:
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Case)
    outcome = unittest.TextTestRunner(stream=nowhere, resultclass=Tap).run(suite)
sys.exit(not outcome.wasSuccessful())
