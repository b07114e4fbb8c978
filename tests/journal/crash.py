#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a sped-up session 200 times, at moments drawn from a seed, and looks at what is on the disk.

After each kill every set that was over and said to be saved is in the journal, no set is that was not over, and the file
is whole. The next start offers the session that was killed, and takes it up or lets it have ended. Protocol: TAP.
"""
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

N_KILLS = 200
SEED = int(os.environ.get("ROUSE_CRASH_SEED", "20261122"))
SIDES = ["both", "left", "right"]


class Session:
    """What one session said before it was killed."""

    def __init__(self):
        self.over, self.saved, self.begun, self.ended = set(), set(), False, False


def tell(line, state, sessions):
    """Takes one line of the program into account."""
    word, _, rest = line.partition(" ")
    if word == "offer":
        state["offer"] = rest
    elif word == "begin":
        state["uuid"] = rest
        sessions.setdefault(rest, Session())
    elif word == "over":
        exercise, side, number = rest.split()
        sessions[state["uuid"]].over.add((exercise, SIDES[int(side)], int(number)))
    elif word == "saved":
        session = sessions[state["uuid"]]
        session.begun, session.saved = True, set(session.over)
    elif word == "end":
        sessions[state["uuid"]].ended = True


def look(path, folder):
    """The sets and the states of all sessions, read from a copy: the program finds the file as the kill left it."""
    copy = os.path.join(folder, "copy.sqlite")
    for suffix in ["", "-wal"]:
        if os.path.exists(path + suffix):
            shutil.copy(path + suffix, copy + suffix)
        elif os.path.exists(copy + suffix):
            os.remove(copy + suffix)
    if os.path.exists(copy + "-shm"):
        os.remove(copy + "-shm")
    with sqlite3.connect(copy) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not database.execute("SELECT count (*) FROM sqlite_schema").fetchone()[0]:
            return {}, {}
        states = dict(database.execute("SELECT uuid, status FROM session"))
        sets = {uuid: set() for uuid in states}
        for uuid, *key in database.execute(
                "SELECT uuid, exercise, side, number FROM exercise_set JOIN session ON session = id WHERE outcome = 'done'"):
            sets[uuid].add(tuple(key))
    database.close()
    return states, sets


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


def compare(sessions, states, sets):
    """Asserts that the journal has what it must have and nothing else.

    What was over but not yet saved when it was killed is to be done once more: the next run of that session starts
    from what is in the journal.
    """
    for uuid, session in sessions.items():
        if not session.begun and uuid not in states:
            continue  # killed before its beginning was on the disk
        assert uuid in states, f"{uuid} is lost"
        assert session.saved <= sets[uuid], f"{uuid}: lost {session.saved - sets[uuid]}"
        assert sets[uuid] <= session.over, f"{uuid}: not over {sets[uuid] - session.over}"
        if session.ended:
            assert states[uuid] == "finished", f"{uuid} is {states[uuid]}"
        session.over = set(sets[uuid])
    assert set(states) <= set(sessions), "a session that never was"


def expect_offer(states, sets, offer):
    """Asserts that the session that was killed is offered, unless all five of its sets were over."""
    running = [uuid for uuid, status in states.items() if status in ("running", "interrupted") and len(sets[uuid]) < 5]
    assert (offer is not None) == bool(running), f"offered {offer} of {running}"
    assert offer is None or offer in running


def main():
    program, chance = sys.argv[1], random.Random(SEED)
    sessions, states, sets, offered = {}, {}, {}, 0
    print(f"1..1\n# seed {SEED}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data", "journal.sqlite")
        for _ in range(N_KILLS):
            state = {"offer": None, "uuid": None}
            for line in run(program, path, chance.choice(["resume", "resume", "finish"]), chance.uniform(0.02, 0.9)):
                tell(line, state, sessions)
            if state["uuid"] is not None:  # it came so far as to know what there is to offer
                expect_offer(states, sets, state["offer"])
                offered += state["offer"] is not None
            states, sets = look(path, folder) if os.path.exists(path) else ({}, {})
            compare(sessions, states, sets)
        state = {"offer": None, "uuid": None}
        for line in run(program, path, "resume", None):
            tell(line, state, sessions)
        expect_offer(states, sets, state["offer"])
        compare(sessions, *look(path, folder))
        n_sets = sum(len(found) for found in sets.values())
    print(f"# {N_KILLS} kills: {len(sessions)} sessions, {n_sets} sets, {offered} times offered", flush=True)
    assert offered > N_KILLS // 4 and n_sets > N_KILLS // 4, "the kills came too early to say anything"
    print("ok 1 what was over is kept, and nothing else", flush=True)


main()
