# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC2034 # some names are set by the script that reads this file
#
# Runs a command in the root folder: Debian's /usr, /etc and /var, everything else the host's own, under the same names.

sandbox=()

bind_system ()
{
  local name
  sandbox+=(--die-with-parent --unshare-pid
    --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --bind "$root/var" /var
    --dev-bind /dev /dev --proc /proc --ro-bind /sys /sys)
  for name in bin sbin lib lib32 lib64 libx32; do
    [ ! -L "$root/$name" ] || sandbox+=(--symlink "$(readlink "$root/$name")" "/$name")
  done
}

# Folders of the host's that hold people's files: /home, /root, /tmp, /mnt, /srv and whatever else is there.
bind_host_folders ()
{
  local folder
  for folder in /*; do
    case $folder in
      /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) continue ;;
    esac
    if [ -L "$folder" ]; then
      sandbox+=(--symlink "$(readlink "$folder")" "$folder")
    elif [ -d "$folder" ]; then
      sandbox+=(--bind "$folder" "$folder")
    fi
  done
  sandbox+=(--bind-try /var/tmp /var/tmp --tmpfs /run)
}

# bind_place FOLDER: one that need not be below the folders bound so far.
bind_place ()
{
  [ -d "$1" ] || return 0
  case $1 in
    / | /usr | /etc | /var) return 0 ;;
    /usr/* | /etc/*) mkdir -p "$root$1" ;;
  esac
  sandbox+=(--bind "$1" "$1")
}

bind_socket ()
{
  case $1 in
    /tmp/*) ;;
    /*) [ ! -e "$1" ] || sandbox+=(--bind "$1" "$1") ;;
  esac
}

# What the session offers: display, session bus, sound. Most of it lives in XDG_RUNTIME_DIR and in /tmp/.X11-unix.
bind_session ()
{
  local bus=${DBUS_SESSION_BUS_ADDRESS:-}
  bind_place "${XDG_RUNTIME_DIR:-}"
  case ${XDG_RUNTIME_DIR:-} in '') runtime=/nonexistent ;; *) runtime=$XDG_RUNTIME_DIR ;; esac
  case $bus in unix:path=*) bus=${bus#unix:path=}; outside_runtime "${bus%%[,;]*}" ;; esac
  case ${PULSE_SERVER:-} in unix:/*) outside_runtime "${PULSE_SERVER#unix:}" ;; esac
  outside_runtime "${WAYLAND_DISPLAY:-}"
  outside_runtime "${PIPEWIRE_REMOTE:-}"
  outside_runtime "${PIPEWIRE_RUNTIME_DIR:-}"
  outside_runtime "${XAUTHORITY:-}"
  outside_runtime /run/dbus/system_bus_socket
}

outside_runtime ()
{
  case $1 in
    "$runtime"/*) ;;
    *) bind_socket "$1" ;;
  esac
}

# lay FILE: the host's over the folder's.
lay ()
{
  local file
  file=$(realpath -e "$1" 2> /dev/null) && [ -s "$file" ] && sandbox+=(--ro-bind "$file" "$1")
  return 0
}

# D-Bus and GLib look the user up; only root is known in the folder.
bind_user ()
{
  local uid gid
  uid=$(id -u) gid=$(id -g)
  [ "$uid" = 0 ] && return
  exec 6< <(cat "$root/etc/passwd"; getent passwd "$uid")
  exec 7< <(cat "$root/etc/group"; getent group "$gid")
  sandbox+=(--ro-bind-data 6 /etc/passwd --ro-bind-data 7 /etc/group)
}

# The folder knows no locale but C.UTF-8; the language is asked for apart from it. Search paths of the host's name what is not here.
set_environment ()
{
  local locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}} name
  case $locale in
    C | C.* | POSIX) ;;
    *) export LANGUAGE=${LANGUAGE:-${locale%%.*}} ;;
  esac
  for name in "${!LC_@}" LD_LIBRARY_PATH LD_PRELOAD PYTHONHOME PYTHONPATH PERL5LIB PKG_CONFIG_PATH GI_TYPELIB_PATH \
    GIO_MODULE_DIR GIO_EXTRA_MODULES GTK_PATH GST_PLUGIN_PATH GST_PLUGIN_SYSTEM_PATH XDG_CONFIG_DIRS; do
    unset "$name"
  done
  export LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin XDG_DATA_DIRS=/usr/local/share:/usr/share
}

enter_root ()
{
  bind_system
  bind_host_folders
  bind_place "${HOME:-}"
  bind_place "$SOURCE"
  bind_place "$PWD"
  bind_session
  bind_user
  lay /etc/resolv.conf
  lay /etc/hosts
  lay /etc/localtime
  lay /etc/machine-id
  local bwrap
  bwrap=$(command -v bwrap) || die "bubblewrap is missing; install it (apt-get install bubblewrap) and run the same command again"
  set_environment
  # Ctrl+C is the command's to answer; bubblewrap would end at once and take the command with it.
  trap '' INT QUIT
  exec "$bwrap" "${sandbox[@]}" --chdir "$PWD" -- env --default-signal=INT,QUIT "$@"
}
