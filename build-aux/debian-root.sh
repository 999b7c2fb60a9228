# Makes the Debian 13 root that ../dev works in on an older system. Sourced by system.sh.

# The name changes with the recipe, so a root made by an older recipe is never taken for a new one.
root_path() { echo "$cache/debian-13-$(cat "$tree/build-aux/packages.txt" "$tree/build-aux/debian-root.sh" | sha256sum | cut -c1-12)"; }

make_root() {
  local root=$1 mode=root partial
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  flock 9
  # Another process may have made it while we waited.
  [ ! -d "$root" ] || { exec 9>&-; return 0; }
  [ "$(id -u)" = 0 ] || mode=unshare
  if [ "$mode" = unshare ] && ! grep -q "^$(id -un):" /etc/subuid; then
    die "the account $(id -un) has no subordinate user ids; 'sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)' gives it some."
  fi
  step 'Making the Debian 13 root (once, a minute or two) …'
  rm -rf "$cache"/partial.*
  partial=$cache/partial.$$
  mkdir "$partial"
  # Through tar, so that every file belongs to the caller and can be removed like any other.
  (
    # The temporary root must be reachable for the subordinate ids, which a private home folder is not.
    cd /
    TMPDIR=/tmp HOME=/tmp mmdebstrap --quiet --mode=$mode --variant=minbase --include="$(wanted_packages | paste -sd,)" \
      --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Languages "none"' \
      --aptopt='APT::Install-Recommends "false"' \
      --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
      --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-include=/usr/share/locale/sv/*' \
      --dpkgopt='path-include=/usr/share/locale/locale.alias' \
      --essential-hook='echo "locales locales/locales_to_be_generated multiselect sv_SE.UTF-8 UTF-8, en_US.UTF-8 UTF-8" | chroot "$1" debconf-set-selections' \
      --customize-hook='echo dev:x:1000:1000:Developer:/home/dev:/bin/bash >> "$1/etc/passwd"; echo dev:x:1000: >> "$1/etc/group"' \
      --customize-hook='chroot "$1" fc-cache --system-only >/dev/null' \
      trixie -
  ) >"$partial.tar" || die 'the Debian 13 root could not be made; see the lines above.'
  tar -x --no-same-owner --exclude='./dev/*' --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' \
    -C "$partial" -f "$partial.tar" || die 'the Debian 13 root could not be unpacked; is the disk full?'
  rm -f "$partial.tar"
  chmod -R u+rX "$partial"
  mv "$partial" "$root"
  # Roots of other recipes may belong to another checkout; those that nobody has entered for a month do not.
  find "$cache" -maxdepth 1 -name 'debian-13-*' -mtime +30 -exec rm -rf {} +
  exec 9>&-
  step "The Debian 13 root is ready: $root"
}
