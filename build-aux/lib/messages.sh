# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# One line a message, on standard error: standard output belongs to the program that is run.

say ()
{
  printf '%s: %s\n' "${ROUSE_SCRIPT:-build-aux}" "$*" >&2
}

die ()
{
  say "$@"
  exit 1
}

have ()
{
  command -v "$1" > /dev/null 2>&1
}
