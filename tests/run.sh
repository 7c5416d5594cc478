#!/usr/bin/env bash
# Runs every test on a machine with the .NET SDK and git; what some tests need beside them is installed where that is possible.
# Arguments go to the test program: bash tests/run.sh -namespace 'Speeches.Tests.Revisions'
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
exec < /dev/null
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

missing=()
command -v chromium-headless-shell > /dev/null || missing+=(chromium-headless-shell fonts-liberation)
[ -e /usr/share/dict/american-english-large ] || missing+=(wamerican-large)
if [ ${#missing[@]} -gt 0 ]; then
    root=()
    [ "$(id -u)" = 0 ] || root=(sudo -n)
    export DEBIAN_FRONTEND=noninteractive
    if ! { command -v apt-get && "${root[@]}" true && "${root[@]}" apt-get update -qq && "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } > /dev/null 2>&1; then
        echo "Could not install ${missing[*]}: the tests that need them are skipped."
    fi
fi

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
code=1
if dotnet restore --locked-mode -v quiet Speeches.sln && dotnet build --no-restore --nologo -v quiet Speeches.sln; then
    dotnet tests/Speeches.Tests/bin/Debug/net10.0/Speeches.Tests.dll -noLogo -noColor -reporter quiet -result-trx "$results/tests.trx" "$@"
    code=$?
fi

# <Counters total="9" executed="8" passed="7" failed="1" … notRunnable="0" …/>; what is run by hand alone (explicit) is not runnable here.
read -r total executed passed byhand < <(
    grep -ho '<Counters [^>]*>' "$results/tests.trx" 2> /dev/null |
        sed -E 's/.* total="([0-9]+)" executed="([0-9]+)" passed="([0-9]+)".* notRunnable="([0-9]+)".*/\1 \2 \3 \4/' | grep . || echo 0 0 0 0
)
failed=$((executed - passed))
skipped=$((total - executed - byhand))
[ "$code" = 0 ] && { [ "$failed" -gt 0 ] || [ "$executed" -eq 0 ]; } && code=1
line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
echo "$line"
exit "$code"
