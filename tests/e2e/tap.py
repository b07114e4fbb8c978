# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of an end-to-end script and says the outcome in TAP."""
import traceback
import unittest


def run(tests, *arguments):
    """Calls each test with the arguments; a test's name is its documentation. Returns the exit status."""
    failed = False
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        try:
            test(*arguments)
            print(f"ok {number} {' '.join(test.__doc__.split())}", flush=True)
        except unittest.SkipTest as reason:
            print(f"ok {number} # SKIP {reason}", flush=True)
        except Exception:  # a failed test must not keep the next from running
            failed = True
            print("# " + traceback.format_exc().replace("\n", "\n# "), flush=True)
            print(f"not ok {number} {' '.join(test.__doc__.split())}", flush=True)
    return int(failed)
