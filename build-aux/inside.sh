#!/usr/bin/env bash
# What ./dev does once it stands where the libraries are.
set -euo pipefail

tree=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
build=$tree/build
test_options=()

step() { printf '%s\n' "$*" >&2; }

# Configures and builds in $build; says nothing unless something had to be done or went wrong.
build() {
  local log=$build/build.log
  mkdir -p "$build"
  exec 8>"$build/.lock"
  flock 8
  # A build tree configured on one system is of no use on another.
  if [ -f "$build/build.ninja" ] && [ "$(cat "$build/.system" 2>/dev/null)" != "${FORSKRIVARSTOD_ROOT:-native}" ]; then
    find "$build" -mindepth 1 -maxdepth 1 ! -name .lock -exec rm -rf {} +
  fi
  if [ ! -f "$build/build.ninja" ]; then
    step 'Configuring …'
    if ! meson setup --werror "$@" "$build" "$tree" >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$build/build.ninja"
      exit 1
    fi
    echo "${FORSKRIVARSTOD_ROOT:-native}" >"$build/.system"
    step 'Building …'
  fi
  if ! ninja -C "$build" >"$log" 2>&1; then
    cat "$log" >&2
    step 'dev: the build failed; the lines above say where.'
    exit 1
  fi
  exec 8>&-
}

# Runs the tests and closes with one line of figures.
run_tests() {
  local -a suites=()
  local name status=0
  for name in "$@"; do suites+=(--suite "$name"); done
  step 'Testing …'
  meson test -C "$build" --no-rebuild --print-errorlogs --num-processes 2 "${test_options[@]}" "${suites[@]}" >&2 || status=$?
  python3 - "$build/meson-logs/testlog.json" <<'PYTHON'
import json, sys
results = [json.loads(line)["result"] for line in open(sys.argv[1], encoding="utf-8")]
skipped = results.count("SKIP")
passed = results.count("OK") + results.count("EXPECTEDFAIL")
print(f"{passed} passed, {len(results) - passed - skipped} failed, {skipped} skipped")
PYTHON
  return $status
}

command=$1
shift
case $command in
  cli)
    build
    exec "$build/src/cli/forskrivarstod-cli" "$@"
    ;;
  run)
    build
    if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
      exec "$build/src/app/forskrivarstod" "$@"
    fi
    step 'No display: starting under a virtual one …'
    "$tree/build-aux/virtual-display.sh" "$tree/build-aux/picture.py" "$build/forskrivarstod.png" \
      "$build/src/app/forskrivarstod" "$@"
    step "The picture is in $build/forskrivarstod.png"
    ;;
  test)
    if [ "${1:-}" = --sanitize ]; then
      shift
      build=$tree/build-sanitize
      # Sanitized programs are several times slower.
      test_options=(--timeout-multiplier 4)
      export FST_TEST_ROUNDS_DIVISOR=5
      build -Db_sanitize=address,undefined -Db_lundef=false
    elif [ "${1:-}" = --sanitize-threads ]; then
      # Only what threads share without a lock: the sanitizer can't see into GLib's.
      build=$tree/build-sanitize-threads
      build -Db_sanitize=thread -Db_lundef=false
      set -- threads
    else
      build
    fi
    run_tests "$@"
    ;;
  bench)
    build
    exec "$tree/tests/bench/run" "$build" "$@"
    ;;
  screens)
    build
    exec "$tree/build-aux/virtual-display.sh" "$tree/build-aux/screens.py" "$build" "$build/screens"
    ;;
  flatpak)
    exec "$tree/flatpak/check" "$@"
    ;;
  shell)
    [ $# -gt 0 ] || set -- bash
    exec "$@"
    ;;
esac
