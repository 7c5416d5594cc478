#!/usr/bin/env bash
# By hand: what is heavy to install, on every kind of page: the HTML checker (vnu, on Java), axe on every paper at every width, and
# Lighthouse on a few pages of the published site. Needs npm, Chromium, and root or sudo where Java is missing. bash tests/clients.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec < /dev/null
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 ASPNETCORE_ENVIRONMENT=Production
clients=artifacts/clients
place=$(mktemp -d)
server=
finish() {
    if [ -n "$server" ]; then kill "$server" 2> /dev/null && wait "$server" 2> /dev/null || true; fi
    rm -rf "$place"
}
trap finish EXIT

missing=()
command -v chromium > /dev/null || missing+=(chromium fonts-liberation)
command -v java > /dev/null || missing+=(default-jre-headless)
if [ ${#missing[@]} -gt 0 ]; then
    root=()
    [ "$(id -u)" = 0 ] || root=(sudo -n)
    "${root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi
mkdir -p "$clients"
[ -e "$clients/node_modules/vnu-jar/build/dist/vnu.jar" ] && [ -e "$clients/node_modules/.bin/lighthouse" ] ||
    npm install --prefix "$clients" --ignore-scripts --no-audit --no-fund --silent vnu-jar@26 lighthouse@13

code=0
dotnet build --nologo -v quiet -c Release tests/Speeches.Tests
dotnet tests/Speeches.Tests/bin/Release/net10.0/Speeches.Tests.dll -noLogo -noColor -explicit only || code=1

dotnet publish -c Release -v quiet --nologo -o "$place/site" src/Speeches.Web
# Below the ports that the system gives to connections, which may wait for a minute.
while port=$((20000 + RANDOM % 10000)); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
address=http://127.0.0.1:$port
content=$PWD/content
(cd "$place/site" && exec dotnet Speeches.Web.dll --urls "$address" --Speeches:Content "$content" --Speeches:Data "$place/data") \
    > "$place/log" 2>&1 &
server=$!
until curl -s -f -o "$place/front" "$address/"; do
    kill -0 "$server" 2> /dev/null || { tail -20 "$place/log"; exit 1; }
    sleep 0.1
done

echo "| page | performance | accessibility | best practices | search engines |"
echo "| --- | ---: | ---: | ---: | ---: |"
collection=/covid-19-solidarity
for page in / $collection $collection/themes/ii $collection/chronology /counterparts /counterparts/germany "/search?q=unity"; do
    CHROME_PATH=$(command -v chromium) "$clients/node_modules/.bin/lighthouse" "$address$page" --quiet \
        --output json --output-path "$place/report" --only-categories=performance,accessibility,best-practices,seo \
        --chrome-flags='--headless=new --no-sandbox --disable-gpu --disable-quic' \
        > "$place/lighthouse" 2>&1 || { tail -5 "$place/lighthouse"; code=1; continue; }
    # What is found for people, not the speed of this machine, decides.
    PAGE=$page node -e '
        const { categories } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const scores = ["performance", "accessibility", "best-practices", "seo"].map(name => Math.round(categories[name].score * 100));
        console.log(`| ${process.env.PAGE} | ${scores.join(" | ")} |`);
        process.exit(scores[1] < 100 || scores[2] < 100 ? 1 : 0);' "$place/report" || code=1
done
exit "$code"
