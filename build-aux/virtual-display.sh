#!/usr/bin/env bash
# virtual-display.sh COMMAND…: runs a command with an X server, a message bus and a home folder of its own.
#
# FST_SCREEN (1400x1000 unless given) is the size of the screen. Everything is gone when the command ends; the exit
# status is the command's.
set -euo pipefail

scratch=$(mktemp -d "${TMPDIR:-/tmp}/forskrivarstod.XXXXXX")
server= bus=
finish() {
  local status=$?
  trap - EXIT
  kill $bus $server 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$scratch"
  exit $status
}
trap finish EXIT
trap 'exit 130' INT TERM

mkdir -m 700 "$scratch/run" "$scratch/home"
mkdir -p /tmp/.X11-unix 2>/dev/null || true
export HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/run
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
export GDK_BACKEND=x11 GSK_RENDERER=cairo GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-memory}" GIO_USE_VFS=local
export LANG="${FST_LANG:-sv_SE.UTF-8}" LC_ALL="${FST_LANG:-sv_SE.UTF-8}" NO_AT_BRIDGE=0 ADW_DISABLE_PORTAL=1

# The server picks a free display number and writes it when it is ready.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 "${FST_SCREEN:-1400x1000}x24" -nolisten tcp -noreset 3>"$scratch/display" 2>"$scratch/xvfb.log" &
server=$!
read -r number <"$scratch/display"
export DISPLAY=:$number

mkfifo "$scratch/address"
dbus-daemon --session --nofork --nopidfile --address="unix:path=$scratch/run/bus" --print-address=4 \
  4>"$scratch/address" >"$scratch/bus.log" 2>&1 &
bus=$!
read -r DBUS_SESSION_BUS_ADDRESS <"$scratch/address"
export DBUS_SESSION_BUS_ADDRESS

"$@"
