# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154 # names are shared with the tests that read this file
#
# Runs copies of the scripts in build-aux with nothing on PATH but harmless tools and the fakes a test asks for. Every fake writes
# its name and arguments to $calls. A test is a function named test_…; it fails by calling `flunk`.

project=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
harmless=(awk bash basename cat chmod comm cp cut date dirname env find flock getent grep head kill ln ls mkdir mktemp mv paste perl python3
  readlink realpath rm rmdir sed setpriv setsid sha256sum sleep sort stat sync tail tee timeout touch tr true uname wc)

flunk ()
{
  echo "# $*"
  failures=$((failures + 1))
}

# fake NAME [BODY]: a command that notes the call, then does BODY.
fake ()
{
  printf '#!/bin/bash\necho "%s $*" >> "%s"\n%s\n' "$1" "$calls" "${2:-}" > "$fakes/$1"
  chmod +x "$fakes/$1"
}

lacking ()
{
  local name
  for name in "$@"; do
    rm -f "$fakes/$name"
  done
}

os_release ()
{
  printf 'ID=%s\nVERSION_ID="%s"\nVERSION_CODENAME=%s\n' "$1" "$2" "${3:-none}" > "$scratch/os-release"
}

new_case ()
{
  local name
  scratch=$(mktemp -d "$base/case-XXXXXX")
  fakes=$scratch/fakes calls=$scratch/calls source=$scratch/a\ source cache=$scratch/cache/rouse
  mkdir "$fakes" "$scratch/tools" "$scratch/home" "$source"
  : > "$calls"
  cp -r "$project/build-aux" "$source/build-aux"
  for name in "${harmless[@]}"; do
    ln -s "$(type -P "$name")" "$scratch/tools/$name"
  done
  fake id 'echo 0'
  failures=0
}

# sheltered CMD…: with the fakes, in an environment of its own. Takes this shell's place: use it in a subshell.
sheltered ()
{
  exec env -i PATH="$fakes:$scratch/tools" HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache" TMPDIR="$scratch" LC_ALL=C.UTF-8 \
    ROUSE_OS_RELEASE="$scratch/os-release" ROUSE_MARKER="${marker:-$scratch/no-marker}" "${settings[@]}" "$@"
}

# try SCRIPT ARGUMENT…: sets $status; what was printed is in $scratch/out and $scratch/err.
try ()
{
  local script=$1
  shift
  status=0
  (sheltered timeout 60 "$source/build-aux/$script" "$@" < /dev/null > "$scratch/out" 2> "$scratch/err") || status=$?
}

expect_status ()
{
  [ "$status" = "$1" ] || flunk "exit status $status instead of $1: $(tail -n 3 "$scratch/err")"
}

expect_out ()
{
  [ "$(cat "$scratch/out")" = "$1" ] || flunk "standard output is '$(cat "$scratch/out")' instead of '$1'"
}

expect_last_out ()
{
  [ "$(tail -n 1 "$scratch/out")" = "$1" ] || flunk "the last line is '$(tail -n 1 "$scratch/out")' instead of '$1'"
}

expect_err ()
{
  grep -qF -- "$1" "$scratch/err" || flunk "standard error does not say '$1' but: $(cat "$scratch/err")"
}

# A refusal is one line that says what to do, and exit status 1.
expect_refusal ()
{
  expect_status 1
  expect_out ''
  expect_err "$1"
  tail -n 1 "$scratch/err" | grep -qF -- "$1" || flunk "the refusal is not the last line: $(cat "$scratch/err")"
}

expect_call ()
{
  grep -qE -- "$1" "$calls" || flunk "nothing called '$1' among: $(cat "$calls")"
}

expect_no_call ()
{
  ! grep -qE -- "$1" "$calls" || flunk "unexpected: $(grep -E -- "$1" "$calls")"
}

run_case ()
{
  settings=() marker=
  new_case
  "$1"
  [ "$failures" = 0 ]
}

main ()
{
  local name number=0 result=0
  base=$(mktemp -d)
  trap 'rm -rf "$base"' EXIT
  mapfile -t names < <(declare -F | awk '$3 ~ /^test_/ { print $3 }')
  echo "1..${#names[@]}"
  for name in "${names[@]}"; do
    number=$((number + 1))
    if run_case "$name"; then
      echo "ok $number - ${name#test_}"
    else
      echo "not ok $number - ${name#test_}"
      result=1
    fi
  done
  exit "$result"
}
