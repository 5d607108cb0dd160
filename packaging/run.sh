#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets Specula up and starts it: ./packaging/run.sh [arguments of specula]
# Installs missing packages (Debian 12, Ubuntu 24.04), builds preset release in build/release, makes
# the demo data once and opens it. Without a display it draws the demo into ./specula-demo instead.
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/packaging/common.sh"

ensure_packages build run
build_preset release
specula="$root/build/release/bin/specula"
cli="$root/build/release/bin/specula-cli"

# What the arguments ask for: files of the user's own, or something that opens no window at all.
files=() options=() windowless=no
arguments=("$@")
for ((i = 0; i < ${#arguments[@]}; ++i)); do
    case "${arguments[i]}" in
    -h | --help | --version | --screenshot | --screenshot=* | --render | --render=* | --bench | --bench=*)
        windowless=yes
        ;;
    --workspace | --theme | --language | --size)
        options+=("${arguments[i]}")
        i=$((i + 1))
        options+=("${arguments[i]-}")
        ;;
    --)
        files+=("${arguments[@]:i+1}")
        break
        ;;
    -*) options+=("${arguments[i]}") ;;
    *) files+=("${arguments[i]}") ;;
    esac
done

display=no
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then display=yes; fi

if [ "$windowless" = yes ]; then
    [ "$display" = yes ] || export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
    exec "$specula" "$@"
fi

# make_demo FOLDER: our own files for a first look, made once. The stamp is written last, so that an
# interrupted run is done again; without the stack it is that of an older demo.
make_demo() {
    [ -f "$1/.complete" ] && [ -f "$1/colloid_stack.h5" ] && return
    say "Making the demo data in $1 (once)"
    mkdir -p "$1"
    run_logged demo "$cli" demo "$1" --overwrite
    : >"$1/.complete"
}

# demo_files FOLDER: the stack last, because the window shows what was opened last, and the stack has
# most to show.
demo_files() {
    files=("$1"/*_results.hdf "$1"/colloid_{qmap.h5,mean.tif,sqrt.exr,stack.h5})
}

if [ "$display" = yes ]; then
    if [ ${#files[@]} -eq 0 ]; then
        demo="${XDG_CACHE_HOME:-$HOME/.cache}/specula/demo"
        make_demo "$demo"
        demo_files "$demo"
    fi
    exec "$specula" "${options[@]}" -- "${files[@]}"
fi

# No display: the same job into a folder, one picture of the settled window per workspace.
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
out="$PWD/specula-demo"
mkdir -p "$out" || die "cannot write $out" "start from a folder that you may write to"
if [ ${#files[@]} -eq 0 ]; then
    make_demo "$out/data"
    demo_files "$out/data"
fi
pictures=()
for workspace in files image mask qmap correlate saxs g2 twotime average deconvolve dynamics; do
    status=0
    "$specula" --screenshot "$out/$workspace.png" --no-restore "${options[@]}" --workspace "$workspace" \
        -- "${files[@]}" >"$root/build/logs/screenshot.log" 2>&1 || status=$?
    case $status in
    0) pictures+=("$out/$workspace.png") ;;
    2) ;; # no such workspace yet
    *) die "drawing the workspace $workspace failed: $(tail -n 3 "$root/build/logs/screenshot.log")" ;;
    esac
done
[ ${#pictures[@]} -gt 0 ] || die "nothing was drawn: $(tail -n 3 "$root/build/logs/screenshot.log")"
say "There is no display, so Specula drew its window into $out:"
printf '%s\n' "${pictures[@]}"
