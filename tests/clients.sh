#!/usr/bin/env bash
# By hand: what is heavy to install: the HTML checker (vnu, on Java) on every kind of page, and Lighthouse on a few pages of the published
# site. Needs npm, Chromium, and root or sudo where Java is missing. bash tests/clients.sh
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
exec < /dev/null
clients=artifacts/clients

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

install_programs Web
serve "$PWD/content"

# Lighthouse on one page, into place/report.
scores() {
    CHROME_PATH=$(command -v chromium) "$clients/node_modules/.bin/lighthouse" "$address$1" --quiet \
        --output json --output-path "$place/report" --only-categories=performance,accessibility,best-practices,seo \
        --chrome-flags='--headless=new --no-sandbox --disable-gpu --disable-quic' > "$place/lighthouse" 2>&1
}

echo "| page | performance | accessibility | best practices | search engines |"
echo "| --- | ---: | ---: | ---: | ---: |"
collection=/covid-19-solidarity
for page in / $collection $collection/themes/ii $collection/chronology /counterparts /counterparts/germany "/search?q=unity"; do
    # Where the browser recorded nothing, it is asked once more.
    scores "$page" || scores "$page" || { tail -5 "$place/lighthouse"; code=1; continue; }
    # What is found for people, not the speed of this machine, decides.
    PAGE=$page node -e '
        const { categories } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const scores = ["performance", "accessibility", "best-practices", "seo"].map(name => Math.round(categories[name].score * 100));
        console.log(`| ${process.env.PAGE} | ${scores.join(" | ")} |`);
        process.exit(scores[1] < 100 || scores[2] < 100 ? 1 : 0);' "$place/report" || code=1
done
exit "$code"
