#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a sped-up session 200 times, at moments drawn from a seed, and looks at what is on the disk.

After each kill every set that was over and said to be saved is in the journal, no set is that was not over, and the file
is whole. The next start offers the session that was killed, and takes it up or lets it have ended. tests/e2e/kills.py
does the same with the program and its window. Protocol: TAP.
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

from killed import Witness

N_KILLS = 200
SEED = int(os.environ.get("ROUSE_CRASH_SEED", "20261122"))
N_SETS = 5  # of the session that crash-session leads


def run(program, path, answer, delay):
    """Lets the program run for a while and kills it; returns all it had said. None: it came to its end by itself."""
    process = subprocess.Popen([program, path, answer], stdout=subprocess.PIPE)
    if delay is not None:
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
    output = process.communicate(timeout=120)[0].decode()
    if process.returncode not in (0, -signal.SIGKILL):
        raise AssertionError(f"the program ended with {process.returncode}")
    return [line for line in output.split("\n")[:-1] if line]


def hear(witness, lines):
    """Takes what one run of the program said into account; returns what it offered."""
    offer, begun = None, False
    for line in lines:
        word, *rest = line.split()
        if word == "offer":
            offer = rest[0]
        else:
            getattr(witness, word)(*rest)
            begun = True
    if begun:  # it came so far as to know what there is to offer
        witness.expect_offer(offer)
    return offer


def main():
    program, chance = sys.argv[1], random.Random(SEED)
    witness, offered = Witness(N_SETS), 0
    print(f"1..1\n# seed {SEED}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data", "journal.sqlite")
        for _ in range(N_KILLS):
            answer, delay = chance.choice(["resume", "resume", "finish"]), chance.uniform(0.02, 0.9)
            offered += hear(witness, run(program, path, answer, delay)) is not None
            witness.look(path, folder)
            witness.compare()
        hear(witness, run(program, path, "resume", None))
        witness.look(path, folder)
        witness.compare()
    print(f"# {N_KILLS} kills, {offered} times offered: {witness.tell()}", flush=True)
    assert offered > N_KILLS // 4 and witness.count() > N_KILLS // 4, "the kills came too early to say anything"
    print("ok 1 what was over is kept, and nothing else", flush=True)


main()
