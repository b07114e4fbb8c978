#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a sped-up session 200 times, at moments drawn from a seed, and looks at what is on the disk.

After each kill every set that was over and said to be saved is in the journal, no set is that was not over, and the file
is whole. The next start offers the session that was killed, and takes it up or lets it have ended. tests/e2e/kills.py
does the same with the program and its window. Protocol: TAP.
"""
import concurrent.futures
import os
import random
import signal
import subprocess
import sys
import tempfile
import timeit

from killed import Witness

N_KILLS = 200
N_JOURNALS = 4  # each in a program of its own at the same time, for there is more waiting than work
SEED = int(os.environ.get("ROUSE_CRASH_SEED", "20261122"))
N_SETS = 5  # of the session that crash-session leads


def run(program, path, answer, delay):
    """Lets the program run for a while and kills it; returns all it had said. None: it came to its end by itself."""
    process = subprocess.Popen([program, path, answer], stdout=subprocess.PIPE)
    if delay is not None:
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
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


def kill_over_and_over(program, seed):
    """Kills the program with one journal; returns who saw it and how often a session was offered."""
    witness, chance, offered = Witness(N_SETS), random.Random(seed), 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data", "journal.sqlite")

        def see(answer, delay=None):
            offer = hear(witness, run(program, path, answer, delay))
            witness.look(path, folder)
            witness.compare()
            return offer is not None

        # What takes longer, on a busy machine or with sanitizers, is killed later.
        whole = min(timeit.repeat(lambda: see("resume"), number=1, repeat=2))
        for _ in range(N_KILLS // N_JOURNALS):
            offered += see(chance.choice(["resume", "resume", "finish"]), whole * chance.uniform(0.03, 1.2))
        see("resume")
    return witness, offered


def main():
    print(f"1..1\n# seed {SEED}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(N_JOURNALS) as pool:
        results = list(pool.map(kill_over_and_over, [sys.argv[1]] * N_JOURNALS, range(SEED, SEED + N_JOURNALS)))
    offered = sum(times for _, times in results)
    for witness, times in results:
        print(f"# {N_KILLS // N_JOURNALS} kills, {times} times offered: {witness.tell()}", flush=True)
    n_sets = sum(witness.count() for witness, _ in results)
    assert offered > N_KILLS // 4 and n_sets > N_KILLS // 4, "the kills came too early to say anything"
    print("ok 1 what was over is kept, and nothing else", flush=True)


main()
