# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC2034 # some names are set by the script that reads this file
#
# The Debian 13 root folder for hosts whose own archive is too old. A folder's name carries the hash of its package
# list, and it gets that name when it is complete: what exists under the name is whole and up to date, and nothing else needs
# to be remembered. ROUSE_SUITE names another release of Debian, to see what Rouse makes of newer libraries.

readonly SUITE=${ROUSE_SUITE:-trixie}
readonly RECIPE=1
readonly NEEDED_MB=${NEEDED_MB:-3000}
readonly ROOT_TOOLS=(mmdebstrap bubblewrap debian-archive-keyring mount uidmap)

root_folder ()
{
  local sum
  sum=$( { echo "$RECIPE $SUITE"; printf '%s\n' "${debian_packages[@]}"; } | sha256sum)
  echo "$cache/root-${sum:0:16}"
}

check_disk_space ()
{
  local free
  free=$(df -Pk "$cache" | awk 'END { print int ($4 / 1024) }')
  [ "$free" -ge "$NEEDED_MB" ] ||
    die "not enough disk space: the build environment needs $NEEDED_MB MB in $cache, which has $free MB; free some, or set XDG_CACHE_HOME to a folder on a larger disk"
}

install_root_tools ()
{
  have mmdebstrap && have bwrap && have mount && { [ "$(id -u)" = 0 ] || have newuidmap; } && return
  have apt-get || die "this system's own packages are too old or unknown to Rouse; install mmdebstrap, bubblewrap and uidmap, then run the same command again"
  check_root_right "${ROOT_TOOLS[@]}"
  say "installing ${ROOT_TOOLS[*]} with apt"
  : > "$log"
  apt_install "${ROOT_TOOLS[@]}" || die_for_reason "mmdebstrap and bubblewrap"
  hash -r
}

# A container may forbid what bubblewrap does; better said before two gigabytes are fetched.
check_sandbox ()
{
  bwrap --unshare-pid --ro-bind / / --dev-bind /dev /dev --proc /proc true < /dev/null > "$log" 2>&1 ||
    die "this system forbids bubblewrap to make a mount namespace ($(head -n 1 "$log")); allow user namespaces, or use a privileged container or Debian 13"
}

# host_mirror: the Debian mirror this host uses for its own packages, else the one for everybody.
host_mirror ()
{
  local mirror=
  # shellcheck disable=SC2016 # apt-get's own variables
  [ "$os_id" = debian ] && mirror=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Identifier: Packages' 2> /dev/null |
    awk -v release="$os_codename" '$1 == release && $2 == "main" && $3 ~ /^https?:/ { print $3; exit }')
  echo "${ROUSE_MIRROR:-${mirror:-http://deb.debian.org/debian}}"
}

# host_apt_options: how this host reaches mirrors (proxies, time-outs, leniency about dates).
host_apt_options ()
{
  # The Release file of a Debian that is not out yet can be past its date on a mirror.
  [ "$SUITE" = trixie ] || echo 'Acquire::Check-Valid-Until "false";'
  have apt-config || return 0
  apt-config dump | grep -E '^Acquire::(https?::|Retries |Check-Valid-Until |Check-Date |ForceIPv[46] )' || true
}

# A private mount namespace, so that whatever ends mmdebstrap leaves no mount behind; for a user also a user namespace in which
# the user is root and the folder's files stay the user's own.
in_own_mounts ()
{
  if [ "$(id -u)" = 0 ]; then
    unshare --mount -- "$@"
  else
    unshare --user --map-root-user --map-auto --mount -- "$@"
  fi
}

# build_root FOLDER: the caller holds the lock. The lock's descriptor is inherited, so that a build that lost its parent goes on
# to its end while the next run waits for it.
build_root ()
{
  check_disk_space
  install_root_tools
  check_sandbox
  if compgen -G "$cache/root-????????????????" > /dev/null; then
    say "bringing the build environment in $cache up to date (log: $log)"
  else
    say "preparing a build environment of Debian $SUITE in $cache: about 500 MB to fetch, some minutes, once (log: $log)"
  fi
  MIRROR=$(host_mirror) APT_OPTIONS=$(host_apt_options) \
    in_own_mounts bash "$SOURCE/build-aux/lib/make-root" "$1" "$SUITE" "${debian_packages[@]}" < /dev/null > "$log" 2>&1 ||
    die_for_reason "the build environment"
  [ -d "$1" ] || die_for_reason "the build environment"
}

# ready_root: sets $root to the folder, made if need be, and holds it (descriptor 8) against removal.
ready_root ()
{
  mapfile -t debian_packages < <(packages debian build tests)
  root=$(root_folder)
  hold_root && return
  { mkdir -p "$cache" 2> /dev/null && [ -w "$cache" ]; } || die "cannot write to $cache; make it writable or set XDG_CACHE_HOME"
  exec 9> "$cache/lock"
  flock -n 9 || { say "waiting for another run that prepares the build environment"; flock 9; }
  [ -d "$root" ] || build_root "$root"
  hold_root || die "$root vanished; run the same command again"
  exec 9>&-
}

hold_root ()
{
  [ -d "$root" ] || return 1
  exec 8< "$root/etc/rouse-build-environment"
  flock -s 8
  [ -d "$root" ]
}
