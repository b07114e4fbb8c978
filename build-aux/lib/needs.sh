# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Reads the tables in build-aux/packages, and looks whether this host offers what they ask for.

readonly PACKAGES=$SOURCE/build-aux/packages

# trim TEXT: sets $trimmed, which is cheaper than a process for each of some sixty cells.
trim ()
{
  trimmed=${1#"${1%%[! ]*}"}
  trimmed=${trimmed%"${trimmed##*[! ]}"}
}

# sets_for build|check: the tables that the purpose needs.
sets_for ()
{
  case $1 in
    build) echo build ;;
    check) echo build tests ;;
  esac
}

# column NUMBER SET…: the non-empty cells of that column, one a line.
column ()
{
  local number=$1 set line cells
  shift
  for set in "$@"; do
    while IFS= read -r line; do
      case $line in '' | '#'*) continue ;; esac
      IFS='|' read -r -a cells <<< "$line"
      trim "${cells[number]}"
      [ "$trimmed" = - ] || printf '%s\n' "$trimmed"
    done < "$PACKAGES/$set"
  done
}

# packages FAMILY SET…: the package names, sorted.
packages ()
{
  local family=$1
  shift
  case $family in
    debian) column 1 "$@" ;;
    fedora) column 2 "$@" ;;
    arch) column 3 "$@" ;;
  esac | LC_ALL=C sort -u
}

# at_least WANTED FOUND: whether version FOUND is WANTED or newer.
at_least ()
{
  [ "$(printf '%s\n%s\n' "$1" "$2" | LC_ALL=C sort -V | head -n 1)" = "$1" ]
}

# Libraries come first: on a host that is too old one call of pkg-config answers.
missing_libraries ()
{
  local kind name version wanted=()
  while read -r kind name version; do
    [ "$kind" = lib ] && wanted+=("$name${version:+ >= $version}")
  done
  if ! have pkg-config; then
    echo pkg-config
  elif ! pkg-config --exists "${wanted[@]}"; then
    for name in "${wanted[@]}"; do
      pkg-config --exists "$name" || echo "$name"
    done
  fi
}

# have_one_of NAME/OTHER…
have_one_of ()
{
  local name names
  IFS=/ read -r -a names <<< "$1"
  for name in "${names[@]}"; do
    have "$name" && return
  done
  return 1
}

missing_tool ()
{
  local name=$1 version=$2 found
  have_one_of "$name" || { echo "$name"; return; }
  [ -z "$version" ] && return
  found=$("$name" --version 2> /dev/null < /dev/null | head -n 1)
  at_least "$version" "${found##* }" || echo "$name >= $version"
}

missing_rest ()
{
  local kind name version modules=()
  while read -r kind name version; do
    case $kind in
      tool) missing_tool "$name" "$version" ;;
      gst) gst-inspect-1.0 --exists "$name" > /dev/null 2>&1 < /dev/null || echo "GStreamer's $name" ;;
      file) [ -e "$name" ] || echo "$name" ;;
      python) modules+=("$name") ;;
    esac
  done
  [ ${#modules[@]} -eq 0 ] || missing_modules "${modules[@]}"
}

missing_modules ()
{
  have python3 || { echo python3; return; }
  python3 -c 'import importlib.util, sys
for name in sys.argv[1:]:
    if importlib.util.find_spec(name) is None:
        print("Python module", name)' "$@" < /dev/null
}

# missing SET…: what this host lacks, one a line; nothing when it is capable.
missing ()
{
  local needs libraries
  needs=$(column 0 "$@")
  libraries=$(missing_libraries <<< "$needs")
  if [ -n "$libraries" ]; then
    printf '%s\n' "$libraries"
  else
    missing_rest <<< "$needs"
  fi
}
