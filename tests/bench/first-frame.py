#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long Rouse needs to its first frame and how much memory it then holds, beside a bare window in the same run.

usage: first-frame.py ROUNDS BASELINE PROGRAM   (needs WAYLAND_DISPLAY)

The first frame is the first buffer that the client attaches to a surface after it has asked for a window; both are
read from the client's own protocol log. Memory is Pss, two seconds later. The programs take turns, so that a noisy
machine is noisy for both; the first round warms caches and is not counted. Each line has the median of all rounds and
the least, which is the better measure where other programs run: they can only add to it.
"""
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time

ATTACHED = re.compile(r"wl_surface[#@]\d+\.attach\(wl_buffer")


def pss(pid):
    """Proportional set size in KiB."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))


def measure(program):
    """(milliseconds to the first frame, KiB of memory) of one start."""
    started = time.monotonic()
    process = subprocess.Popen([program], env=dict(os.environ, WAYLAND_DEBUG="client"), stderr=subprocess.PIPE,
                               text=True, errors="replace", start_new_session=True)
    window = False
    for line in process.stderr:
        window = window or "get_toplevel" in line
        if window and ATTACHED.search(line):
            break
    else:
        raise SystemExit(f"{program} ended before its first frame")
    shown = time.monotonic()
    threading.Thread(target=process.stderr.read, daemon=True).start()
    time.sleep(2)
    memory = pss(process.pid)
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()
    return (shown - started) * 1000, memory


def main():
    rounds, programs = int(sys.argv[1]), sys.argv[2:]
    results = {program: [] for program in programs}
    for turn in range(rounds + 1):
        for program in programs:
            result = measure(program)
            if turn:
                results[program].append(result)
    base = None
    for program in programs:
        frames, memories = zip(*results[program])
        frame, least, memory = statistics.median(frames), min(frames), statistics.median(memories)
        base = base or (frame, least, memory)
        print(f"{os.path.basename(program):16} first frame {frame:6.0f} ms (×{frame / base[0]:.2f}), "
              f"least {least:6.0f} ms (×{least / base[1]:.2f})   Pss {memory / 1024:6.1f} MiB (×{memory / base[2]:.2f})")


main()
