# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC2034 # some names are set by the script that reads this file
#
# What is done with the host's own package manager.

# Tests set ROUSE_OS_RELEASE.
read_os_release ()
{
  # shellcheck disable=SC1090 # every distribution has its own
  . "${ROUSE_OS_RELEASE:-/etc/os-release}" 2> /dev/null || true
  os_id=${ID:-unknown}
  os_version=${VERSION_ID:-}
  os_codename=${VERSION_CODENAME:-}
}

# new_enough_family: names the package column when the host's archive has what Rouse needs, else nothing.
# Debian testing and unstable carry no version number.
new_enough_family ()
{
  case $os_id in
    debian) at_least 13 "${os_version:-99}" && echo debian ;;
    ubuntu) at_least 25.04 "${os_version:-0}" && echo debian ;;
    fedora) at_least 42 "${os_version:-0}" && echo fedora ;;
    arch) echo arch ;;
  esac
}

check_root_right ()
{
  [ "$(id -u)" = 0 ] || have sudo ||
    die "root rights are needed once; install sudo, or install these packages as root and run the same command again: $*"
}

# as_root CMD…: sudo only where it is needed.
as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo --preserve-env=http_proxy,https_proxy,no_proxy,DEBIAN_FRONTEND "$@"
  fi
}

apt_install ()
{
  have apt-get || die "apt-get is missing; install these packages by hand: $*"
  export DEBIAN_FRONTEND=noninteractive
  # A foreign source that cannot be reached does not matter as long as the packages can be installed.
  as_root apt-get -q update < /dev/null >> "$log" 2>&1 || true
  as_root apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" < /dev/null >> "$log" 2>&1
}

# host_install FAMILY PACKAGE…
host_install ()
{
  local family=$1
  shift
  check_root_right "$@"
  : > "$log"
  case $family in
    debian) apt_install "$@" ;;
    fedora) as_root dnf -y --setopt=install_weak_deps=False install "$@" < /dev/null >> "$log" 2>&1 ;;
    # Without -y: fetching new lists without upgrading everything leaves an Arch system half upgraded.
    arch) as_root pacman -S --needed --noconfirm "$@" < /dev/null >> "$log" 2>&1 ;;
  esac || die_for_reason "the packages"
}

# die_for_reason WHAT: one line about what the log says went wrong.
die_for_reason ()
{
  local what=$1 network='resol(v|ution)|could not connect|unable to connect|cannot initiate|unreachable|timed? ?out'
  network+='|connection (failed|refused|reset)|failed to fetch|failed to retrieve|curl error'
  if grep -qi 'no space left' "$log"; then
    die "the disk became full while installing $what in $cache; free $NEEDED_MB MB and run the same command again"
  elif grep -qEi "$network" "$log"; then
    die "no network: $what could not be downloaded; check the connection, http_proxy or the mirror (ROUSE_MIRROR), then run the same command again"
  elif grep -qEi 'sudo: |are you root|not in the sudoers' "$log"; then
    die "no root right to install $what; run the same command as root or as a user with sudo (details: $log)"
  else
    die "$what could not be installed; $log says why, then run the same command again"
  fi
}
