# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of an end-to-end script and says the outcome in TAP."""
import traceback


def run(tests, *arguments):
    """Calls each test with the arguments; a test's name is its first line of documentation. Returns the exit status."""
    failed = False
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        try:
            test(*arguments)
            print(f"ok {number} {test.__doc__}", flush=True)
        except Exception:  # a failed test must not keep the next from running
            failed = True
            print("# " + traceback.format_exc().replace("\n", "\n# "), flush=True)
            print(f"not ok {number} {test.__doc__}", flush=True)
    return int(failed)
