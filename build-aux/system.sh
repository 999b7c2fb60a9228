# Finds or makes a system that has the libraries, and runs commands in it. Sourced by ../dev.
#
# Debian 13 (or another system with its library versions) is used as it is. An older Debian or Ubuntu gets a Debian 13
# root of its own, made once under the user's cache folder, entered with bubblewrap: /usr and /etc are Debian 13's,
# every other path is the caller's own.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/forskrivarstod

# shellcheck source=build-aux/debian-root.sh
source "$tree/build-aux/debian-root.sh"

step() { printf '%s\n' "$*" >&2; }

die() {
  step "dev: $*"
  exit 1
}

wanted_packages() { sed 's/#.*//' "$tree/build-aux/packages.txt" | tr -s ' \n' '\n' | sed '/^$/d'; }

libraries_present() {
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'glib-2.0 >= 2.84' json-glib-1.0 sqlcipher 'freexl >= 2.0' minizip 2>/dev/null &&
    command -v meson ninja blueprint-compiler Xvfb dbus-daemon xdotool pdftotext >/dev/null 2>&1
}

# Whether this system's own package archive has the library versions.
archive_is_new_enough() {
  local id version
  id=$(. /etc/os-release && echo "${ID:-}")
  version=$(. /etc/os-release && echo "${VERSION_ID:-0}")
  case $id in
    debian) [ "${version%%.*}" -ge 13 ] ;;
    ubuntu) [ "${version%%.*}" -ge 26 ] ;;
    *) return 1 ;;
  esac
}

missing_of() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
  done
}

# The one question: shows what is missing and the one command that installs it; runs it on a yes.
install_packages() {
  local -a sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  step "Missing packages: $*"
  step "This installs them: ${sudo[*]:-} apt-get install --no-install-recommends $*"
  if [ "$assume_yes" = no ] && [ "${CI:-}" != true ] && [ "$(id -u)" != 0 ]; then
    local answer=
    read -r -p 'Install them now? [y/N] ' answer || die 'no answer; install them and start again, or give --yes.'
    case $answer in y | Y | yes | j | J | ja) ;; *) die 'install them and start again.' ;; esac
  fi
  # A machine that was never updated has no package lists, an old one has lists that name packages no longer there.
  quietly "${sudo[@]}" apt-get update -qq || die 'the package lists could not be read; is there a network?'
  quietly "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" ||
    die 'the packages could not be installed; the lines above say why.'
}

# Runs a command whose output matters only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || { status=$?; cat "$log" >&2; }
  rm -f "$log"
  return $status
}

prepare_system() {
  local -a missing
  root=
  if libraries_present; then
    return
  fi
  command -v apt-get >/dev/null ||
    die 'needs GTK 4.18, libadwaita 1.7, GLib 2.84, SQLCipher, json-glib, libcsv, FreeXL, libsecret, zxcvbn, meson and blueprint-compiler; install them and start again.'
  if archive_is_new_enough; then
    mapfile -t missing < <(wanted_packages | xargs dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null |
      awk '$2 == "installed" { print $1 }' | grep -vxFf - <(wanted_packages))
    [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
    return
  fi
  root=$(root_path)
  if [ -d "$root" ] && command -v bwrap >/dev/null; then
    touch "$root"
    return
  fi
  mapfile -t missing < <(missing_of mmdebstrap bubblewrap uidmap debian-archive-keyring)
  [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
  make_root "$root"
}

# Runs build-aux/inside.sh with the arguments where the libraries are, in the caller's working folder.
inside() {
  local script=$tree/build-aux/inside.sh
  if [ -z "$root" ]; then
    exec bash "$script" "$@"
  fi
  local -a options=(--bind / / --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var
    --bind /var/tmp /var/tmp --dev /dev --bind /dev/shm /dev/shm --proc /proc
    --die-with-parent --unshare-pid --unshare-ipc
    --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv FORSKRIVARSTOD_ROOT "$root"
    --unsetenv LD_LIBRARY_PATH --unsetenv PYTHONPATH --unsetenv PYTHONHOME --unsetenv GI_TYPELIB_PATH)
  # The account must stand in the root's own list of accounts, or the message bus refuses it.
  [ "$(id -u)" = 0 ] || options+=(--unshare-user --uid 1000 --gid 1000)
  # Only a real display may be reached over the network.
  [ "$1" = run ] || options+=(--unshare-net)
  exec bwrap "${options[@]}" -- bash "$script" "$@"
}
