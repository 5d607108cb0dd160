#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the packages of preset `package` and holds them to what users get: lintian, the desktop's own
# checkers, and the programs run from an unpacked package. Called by tests/run.sh --package, which
# has installed the checkers.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/packaging/common.sh"

build_preset package
packages="$root/build/package/packages"
rm -rf "$packages"
run_logged cpack cpack --config "$root/build/package/CPackConfig.cmake" -B "$packages"
shopt -s nullglob
debs=("$packages"/*.deb) archives=("$packages"/*.tar.gz)
[ ${#debs[@]} -eq 2 ] || die "CPack made ${#debs[@]} DEB packages instead of specula and specula-dev"
[ ${#archives[@]} -eq 1 ] || die "CPack made ${#archives[@]} archives instead of one"

passed=0
# check NAME COMMAND...: the whole run fails with the first check that does.
check() {
    local name=$1
    shift
    "$@" || die "$name"
    passed=$((passed + 1))
    echo "ok: $name"
}

check "lintian finds no error" lintian --fail-on error "${debs[@]}"
check "the desktop file is valid" desktop-file-validate "$root/resources/desktop/org.specula.Specula.desktop"
check "the AppStream metainfo is valid" \
    appstreamcli validate --no-net "$root/resources/desktop/org.specula.Specula.metainfo.xml"

# The programs must run from wherever the package was unpacked, with nothing of the build around
# them: another folder, an empty environment, no display.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run_clean() { (cd "$work" && env -i HOME="$work/home" PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@"); }

# check_programs PREFIX: what is tried from the DEB and from the archive.
check_programs() {
    local bin=$1/bin
    run_clean "$bin/specula-cli" devices --json >"$work/devices.json" || return 1
    cmake -D FILE="$work/devices.json" -P "$root/tests/package/check_devices.cmake" || return 1
    # That the packed module computes what it should is seen from its quickest kernel.
    run_clean "$bin/specula-tiers" list >"$work/tiers.txt" || return 1
    grep -q '^vulkan  *0  .*GiB' "$work/tiers.txt" || { say "$(cat "$work/tiers.txt")" && return 1; }
    run_clean "$bin/specula-tiers" conformance --tier vulkan --kernel fill >/dev/null || return 1
    run_clean "$bin/specula-cli" demo "$work/demo" --frames 4 --overwrite --quiet >/dev/null || return 1
    # Pictures are drawn by the specula that lies beside specula-cli.
    run_clean "$bin/specula-cli" export "$work/demo/colloid_stack.h5" --what image --frame 3 --quiet \
        --overwrite -o "$work/frame.png" >/dev/null || return 1
    file -b "$work/frame.png" | grep >/dev/null '^PNG image data' || { say "no picture was exported" && return 1; }
    run_clean "$bin/specula" --screenshot "$work/window.png" --size 800x500 -- "$work/demo/colloid_stack.h5" ||
        return 1
    case "$(file -b "$work/window.png")" in
    "PNG image data, 800 x 500"*) ;;
    *) say "the screenshot is: $(file -b "$work/window.png")" && return 1 ;;
    esac
    # One flat colour of this size is under 3 kB; speckle compresses badly.
    [ "$(stat -c %s "$work/window.png")" -gt 20000 ] || { say "the screenshot is empty" && return 1; }
    rm "$work/window.png"
}

# check_tiers PREFIX: the Vulkan tier is packed; the CUDA tier, which links what is not free, is not.
check_tiers() {
    local found
    found=$(find "$1" -path '*/specula/tiers/*' -type f -printf '%f\n' | sort | paste -sd ' ')
    [ "$found" = specula_tier_vulkan.so ] || { say "the tiers are: $found" && return 1; }
}

# check_relations DEB: what shlibdeps does not see.
check_relations() {
    dpkg-deb -f "$1" Recommends | grep -w libvulkan1 >/dev/null &&
        dpkg-deb -f "$1" Suggests | grep -w mesa-vulkan-drivers >/dev/null
}

mkdir -p "$work/home" "$work/deb" "$work/tgz"
for deb in "${debs[@]}"; do dpkg -x "$deb" "$work/deb"; done
check "the DEB holds the Vulkan tier alone" check_tiers "$work/deb/usr"
check "the DEB recommends the Vulkan loader" check_relations "$packages"/specula_*.deb
check "the programs run from the unpacked DEB" check_programs "$work/deb/usr"
tar -xf "${archives[0]}" -C "$work/tgz" --strip-components=1
check "the archive holds the Vulkan tier alone" check_tiers "$work/tgz"
check "the programs run from the archive" check_programs "$work/tgz"
check "each program has its page in the manual" \
    test "$(find "$work/deb/usr/share/man/man1" -name 'specula*.1.gz' | wc -l)" = "$(find "$work/deb/usr/bin" -type f | wc -l)"
check "specula-dev brings the CMake package" \
    test -n "$(find "$work/deb/usr/lib" -name SpeculaConfig.cmake)"

echo "packages in $packages:"
du -h "${debs[@]}" "${archives[@]}"
echo "$passed passed, 0 failed"
