# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC2034 # some names are set by the script that reads this file
#
# A window without a display: gtk4-broadwayd serves it to a browser on this machine.

display_is_usable ()
{
  local socket=${WAYLAND_DISPLAY:-wayland-0} number
  case $socket in /*) ;; *) socket=${XDG_RUNTIME_DIR:-/nonexistent}/$socket ;; esac
  [ -S "$socket" ] && return
  case ${DISPLAY:-} in
    '') return 1 ;;
    :*) number=${DISPLAY#:}; [ -S "/tmp/.X11-unix/X${number%%.*}" ] ;;
  esac
}

answers ()
{
  (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null
}

# bound PROCESS CMD…: runs CMD in the background so that it never outlives this script.
bound ()
{
  setpriv --pdeathsig KILL "$@" < /dev/null > /dev/null 2>&1 &
}

# start_broadway: sets $port and $broadway. Display :N listens on port 8080 + N; the first free one is taken.
start_broadway ()
{
  for port in {8080..8180}; do
    answers "$port" && continue
    bound gtk4-broadwayd --address 127.0.0.1 --port "$port" ":$((port - 8080))"
    broadway=$!
    for _ in {1..100}; do
      kill -0 "$broadway" 2> /dev/null || break
      answers "$port" && return
      sleep 0.05
    done
    kill "$broadway" 2> /dev/null || true
  done
  die "gtk4-broadwayd found no free port from 8080 to 8180; end what uses them, or start Rouse in a desktop session"
}

private_runtime_dir ()
{
  [ ! -d "${XDG_RUNTIME_DIR:-}" ] || return 0
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/rouse-run-XXXXXX")
  export XDG_RUNTIME_DIR=$scratch
}

private_bus ()
{
  local address
  [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ ! -S "$XDG_RUNTIME_DIR/bus" ] || return 0
  address=$(mktemp -u "$XDG_RUNTIME_DIR/rouse-bus-XXXXXX")
  bound dbus-daemon --session --nofork --nopidfile --address="unix:path=$address"
  bus=$!
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$address
  for _ in {1..100}; do
    [ -S "$address" ] && return
    sleep 0.05
  done
  die "the private session bus did not start; look at dbus-daemon --session"
}

stop ()
{
  trap - EXIT INT TERM HUP
  local process
  for process in $program $broadway $bus; do
    kill "$process" 2> /dev/null || continue
    wait "$process" 2> /dev/null || true
  done
  [ -z "$scratch" ] || rm -rf -- "$scratch" 2> /dev/null || true
}

# run_in_browser CMD…: until CMD ends or this script is told to. Portals belong to a desktop; without one they would only mount
# folders below the private runtime folder. Another renderer, which the caller may have asked for, would end gtk4-broadwayd.
run_in_browser ()
{
  local status=0
  program='' broadway='' bus='' scratch=''
  trap stop EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  private_runtime_dir
  private_bus
  start_broadway
  export GDK_DEBUG=no-portals ADW_DISABLE_PORTAL=1 GSK_RENDERER=broadway
  say "Open http://127.0.0.1:$port/ in a browser"
  GDK_BACKEND=broadway BROADWAY_DISPLAY=:$((port - 8080)) setpriv --pdeathsig TERM "$@" <&0 &
  program=$!
  wait "$program" || status=$?
  exit "$status"
}
