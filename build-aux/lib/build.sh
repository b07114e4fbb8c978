# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC2034 # some names are set by the script that reads this file
#
# Configuring and building without chatter; runs where the tools are.

readonly BUILDS=$SOURCE/_build

# quietly LOG CMD…: shows what CMD printed only when it failed.
quietly ()
{
  local file=$1
  shift
  "$@" < /dev/null > "$file" 2>&1 || { cat "$file" >&2; return 1; }
}

# configure NAME OPTION…: sets $build, its folder. A folder that was configured elsewhere (on the host, in the root folder) or
# with other options is made anew, and so is one whose configuration was interrupted.
configure ()
{
  local name=$1 stamp
  shift
  build=$BUILDS/$name
  stamp="${ROUSE_WHERE:-inside} $SOURCE $*"
  mkdir -p "$BUILDS"
  exec 5> "$BUILDS/$name.lock"
  flock 5
  [ "$(cat "$build/.configured" 2> /dev/null)" = "$stamp" ] && return
  rm -rf "$build"
  say "configuring _build/$name"
  quietly "$BUILDS/$name.log" meson setup "$build" "$SOURCE" "$@" || return 1
  echo "$stamp" > "$build/.configured"
}

# compile: compilers' warnings are shown, steps are not. Ninja prints nothing else when it is quiet.
compile ()
{
  ninja -C "$build" --quiet "$@" < /dev/null >&2
}
