# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Sourced by packaging/run.sh and tests/run.sh: what system this is, which packages are missing, and
# a build that is quiet but keeps a log. The caller has set `root` to the top of the source tree.

say() { printf '%s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

# "debian 12", "ubuntu 24.04", "fedora 40", "Darwin": what the system calls itself.
system_name() {
    if [ -r /etc/os-release ]; then
        (. /etc/os-release && printf '%s %s\n' "${ID:-unknown}" "${VERSION_ID:-}")
    else
        uname -s
    fi
}

# packages_of GROUP...: the names listed for these groups.
packages_of() {
    for group in "$@"; do
        awk -v group="$group" 'NF && $1 == group { print $2 }' "$root/packaging/debian-packages.txt"
    done
}

# missing_packages GROUP...: those that dpkg does not have. Asks dpkg alone, which is quick.
missing_packages() {
    local wanted
    wanted=$(packages_of "$@")
    # shellcheck disable=SC2086
    comm -23 <(printf '%s\n' $wanted | sort) \
        <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
            sed -n 's/^installed //p' | sort)
}

# ensure_packages GROUP...: installs what is missing, or says what is needed where we cannot. What
# the group `run` lists is good to have; nothing stops for want of it.
ensure_packages() {
    local system missing needed become=()
    system=$(system_name)
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This system ($system) is not one whose packages I know. Needed are, by Debian's names:"
        for group in "$@"; do
            awk -v group="$group" '$1 == group { name = $2; $1 = $2 = ""; printf "  %-24s %s\n", name, $0 }' \
                "$root/packaging/debian-packages.txt" >&2
        done
        say "I go on with what is here; if the configuration fails, its log names what is missing."
        return
    fi
    missing=$(missing_packages "$@" | paste -sd ' ')
    [ -n "$missing" ] || return 0
    case "$system" in
    "debian 12" | "ubuntu 24.04") ;;
    *) say "Not tried on $system; I use the package names of Debian 12." ;;
    esac
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            needed=$(missing_packages "${@/#run/}" | paste -sd ' ')
            [ -z "$needed" ] ||
                die "packages are missing, and there is neither root nor sudo to install them" \
                    "ask an administrator for: apt-get install $missing"
            say "Not installed, and there is neither root nor sudo: $missing"
            return
        fi
        become=(sudo)
    fi
    say "Installing packages (once): $missing"
    # A lock held by an automatic update is waited for; the answer to every question is the default.
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -q -y)
    # shellcheck disable=SC2086
    run_logged packages "${become[@]}" "${apt[@]}" update
    # shellcheck disable=SC2086
    run_logged packages "${become[@]}" "${apt[@]}" install --no-install-recommends $missing
}

# run_logged NAME COMMAND...: output goes to build/logs/NAME.log; when it fails, its end is shown.
run_logged() {
    local log="$root/build/logs/$1.log"
    shift
    mkdir -p "$root/build/logs"
    if ! "$@" >"$log" 2>&1; then
        # The lines that look like errors, or else the end.
        local errors
        errors=$(grep -iE -A 4 '(^|[^a-z])error|^E:|FAILED' "$log" | head -n 40) || true
        if [ -n "$errors" ]; then say "$errors"; else tail -n 15 "$log" >&2; fi
        die "this failed: $*" "the whole output is in $log"
    fi
}

# Compilers of Qt files want up to 1 GB each: as many jobs as there are cores, or fewer where memory
# is short.
build_jobs() {
    local cores memory_kb jobs
    cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
    memory_kb=$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo 2>/dev/null)
    jobs=$cores
    if [ -n "$memory_kb" ] && [ $((memory_kb / 1000000)) -lt "$cores" ]; then
        jobs=$((memory_kb / 1000000))
    fi
    [ "$jobs" -ge 1 ] || jobs=1
    echo "$jobs"
}

# One line that counts on a terminal, a line per tenth elsewhere.
show_progress() {
    local terminal=0
    [ -t 2 ] && terminal=1
    awk -v terminal="$terminal" '
        match($0, /^\[[0-9]+\/[0-9]+\]/) {
            split(substr($0, 2, RLENGTH - 2), n, "/")
            tenth = int(10 * n[1] / n[2])
            if (terminal) { printf "\r  step %d of %d ", n[1], n[2]; fflush(); counted = 1 }
            else if (n[2] > 20 && tenth > shown) { printf "  step %d of %d\n", n[1], n[2]; fflush(); shown = tenth }
        }
        END { if (counted) printf "\n" }' >&2
}

# build_preset PRESET TARGET...: configures when that was not done, then builds what changed.
build_preset() {
    local preset=$1 folder="$root/build/$1" log="$root/build/logs/$1.log"
    shift
    mkdir -p "$root/build/logs"
    if [ ! -f "$folder/build.ninja" ]; then
        say "Configuring preset $preset in build/$preset"
        (cd "$root" && run_logged "$preset-configure" cmake --preset "$preset") || exit 1
        grep -E '^-- Specula:' "$root/build/logs/$preset-configure.log" | sed 's/^-- /  /' >&2 || true
    fi
    # Ninja knows in a moment when there is nothing to do; only then is nothing said.
    if ! ninja -C "$folder" -n "$@" 2>/dev/null | grep '^ninja: no work to do' >/dev/null; then
        say "Building preset $preset on $(build_jobs) core(s); log: $log"
    fi
    if ! cmake --build "$folder" --parallel "$(build_jobs)" ${1+--target "$@"} 2>&1 |
        tee "$log" | show_progress; then
        grep -E -A 6 'error:|FAILED|undefined reference|CMake Error' "$log" | head -n 60 >&2 || true
        die "the build failed" "the whole output is in $log"
    fi
}
