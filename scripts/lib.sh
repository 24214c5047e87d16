# Shared by the scripts beside it: progress, set-up of packages and Node, compiler cache. Sourced, never run.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"
NODE_PIN=20.20.0  # what is taken when the machine has no Node >= 20.19
NPM_PIN=10.9.9
STARTED_AT=$SECONDS

export CCACHE_SLOPPINESS=pch_defines,time_macros
export CCACHE_BASEDIR="$ROOT"
export CCACHE_NOHASHDIR=1
export LC_ALL=C.UTF-8
export PYTHONDONTWRITEBYTECODE=1

# say WORDS: one line of progress with the time since the script started.
say() {
    printf '[%3ds] %s\n' $((SECONDS - STARTED_AT)) "$*" >&2
}

# give_up SENTENCE: the one clear sentence, and the end.
give_up() {
    printf '\n%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# as_root COMMAND...: with sudo when we are not root.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        give_up "packages are missing and installing them needs root or sudo: apt-get install ${MISSING:-}"
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_packages PACKAGE...: those that are missing; nothing at all when none is.
install_packages() {
    local installed package missing=()
    installed=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        case "$installed" in *" $package=installed "*) ;; *) missing+=("$package") ;; esac
    done
    [ ${#missing[@]} = 0 ] && return
    MISSING="${missing[*]}"
    command -v apt-get >/dev/null || give_up "this is not a Debian system; install the counterparts of: $MISSING"
    say "installing ${#missing[@]} Debian packages: $MISSING"
    local log
    log="$(mktemp)"
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" \
        >"$log" 2>&1; then
        # The lists may be old or absent: fetch them and try once more.
        as_root apt-get update >>"$log" 2>&1 || true
        if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" \
            >>"$log" 2>&1; then
            grep -E '^(E|Err):?' "$log" | tail -n 5 >&2 || true
            give_up "apt-get could not install the packages (network, or not Debian 12?); its whole output is in $log"
        fi
    fi
    rm -f "$log"
}

# packages_of build|test: the names in scripts/packages.txt.
packages_of() {
    awk -v part="$1" '/^# --- test/ { if (part == "build") exit; next } { sub(/#.*/, "") } NF { print $1 }' \
        scripts/packages.txt
}

is_node_usable() {
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
        2>/dev/null
}

# find_node: puts a Node >= 20.19 and its npm first in PATH: the machine's own, else the npm package `node`, fetched once
# into .cache/node by whatever npm there is (Debian's, on Node 18, is enough for that).
find_node() {
    local own="$ROOT/.cache/node/node_modules/.bin"
    if command -v node >/dev/null && command -v npm >/dev/null && is_node_usable "$(command -v node)"; then
        return
    fi
    if ! { [ -x "$own/node" ] && is_node_usable "$own/node" && [ -x "$own/npm" ]; }; then
        command -v npm >/dev/null || install_packages nodejs npm
        say "fetching Node $NODE_PIN (the machine has none of 20.19 or newer)"
        mkdir -p .cache/node
        npm install --prefix .cache/node --no-audit --no-fund "node@$NODE_PIN" "npm@$NPM_PIN" >.cache/node/install.log 2>&1 ||
            give_up "npm could not fetch the package node@$NODE_PIN (network?); its output is in .cache/node/install.log"
        is_node_usable "$own/node" ||
            give_up "the npm package node@$NODE_PIN brought no usable program; see .cache/node/install.log"
    fi
    export PATH="$own:$PATH"
}

# npm_ci FOLDER: what its lock file says, once per lock file and Node.
npm_ci() {
    local stamp="$1/node_modules/.balcao-stamp" want
    want="$(sha256sum <"$1/package-lock.json" | cut -c1-64) $(node --version)"
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && return
    say "npm packages of $1"
    mkdir -p build
    if ! (cd "$1" && npm ci --no-audit --no-fund) >"build/npm-$(basename "$1").log" 2>&1; then
        give_up "npm ci in $1 failed (network?); its output is in build/npm-$(basename "$1").log"
    fi
    printf '%s' "$want" >"$stamp"
}

# set_up build|test: everything a script needs before it starts.
set_up() {
    local packages
    mapfile -t packages < <(packages_of "$1")
    install_packages "${packages[@]}"
    find_node
    npm_ci web
}

# build_web: web/dist/pack, only when something under web/ is newer than it.
build_web() {
    local packed=web/dist/pack/assets.S
    if [ -f "$packed" ] && [ -z "$(find web -name node_modules -prune -o -name dist -prune -o -type f -newer "$packed" -print -quit)" ]; then
        return
    fi
    say "building the web assets"
    mkdir -p build
    (cd web && npm run --silent build) >build/web.log 2>&1 || {
        tail -n 30 build/web.log >&2
        give_up "the web build failed; its whole output is in build/web.log"
    }
    touch "$packed"
}

# build PRESET [TARGET...]: configures when that is needed, then compiles with all cores; Ninja says how far it is.
# Without GoogleTest on the machine (scripts/demo does not install it) the tests are left out.
build() {
    local preset=$1 tests=ON directory="build/$1"
    shift
    is_installed libgtest-dev || tests=OFF
    if [ ! -f "$directory/build.ninja" ] || ! grep -q "^BALCAO_TESTS:BOOL=$tests" "$directory/CMakeCache.txt"; then
        say "configuring $preset"
        cmake --preset "$preset" -DBALCAO_TESTS=$tests >"build/configure-$preset.log" 2>&1 || {
            tail -n 20 "build/configure-$preset.log" >&2
            give_up "CMake could not configure the preset $preset; see build/configure-$preset.log"
        }
    fi
    say "compiling $preset (the first time takes minutes)"
    NINJA_STATUS='[%f/%t %es] ' ninja -C "$directory" "$@" >&2 || give_up "the build of $preset failed"
}
