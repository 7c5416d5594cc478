#!/usr/bin/env bash
# The largest page of each kind, as it is sent uncompressed, of one collection of so many passages: bash tests/page-sizes.sh [PASSAGES]
# Follows the links of a site from its front page; of excerpts, versions and occasions, which are as many as passages, the first 300.
set -euo pipefail
passages=${1:-10000}
# shellcheck source=tests/by-hand.sh
. "$(dirname "$0")/by-hand.sh"
own=$place/content/rivers
# shellcheck source=tests/made-collection.sh
. tests/made-collection.sh
install_programs Web Cli
generate "$passages"
dotnet "$place/Cli/Speeches.Cli.dll" publish rivers --content "$place/content" --data "$place/data" > "$place/publish.log" 2>&1 ||
    { tail -5 "$place/publish.log"; exit 1; }
serve "$place/content"
root=$address
kind() {
    case $1 in
        */excerpts/*/v*) echo version ;; */excerpts/*) echo excerpt ;; */occasions/*) echo occasion ;;
        */revisions/*/themes/*) echo revision-theme ;; */revisions/*) echo revision ;; */themes/*) echo theme ;; */sources/*) echo source ;;
        */chronology/*) echo month ;; */chronology) echo chronology ;; /counterparts/*) echo counterpart ;; /people/*) echo person ;;
        *) echo "$1" ;;
    esac
}
declare -A seen largest count
todo=(/)
seen[/]=1
while ((${#todo[@]})); do
    next=()
    for address in "${todo[@]}"; do
        k=$(kind "$address")
        count[$k]=$((${count[$k]:-0} + 1))
        case $k in excerpt | version | occasion) ((count[$k] > 300)) && continue ;; esac
        status=$(curl -s -o "$place/page" -w '%{http_code}' "$root$address")
        [ "$status" = 200 ] || echo "$address answers $status"
        bytes=$(wc -c < "$place/page")
        [ "$bytes" -gt "$(echo "${largest[$k]:-0 x}" | cut -d' ' -f1)" ] && largest[$k]="$bytes $address"
        while read -r link; do
            [ -n "${seen[$link]:-}" ] || { seen[$link]=1; next+=("$link"); }
        done < <(grep -o 'href="/[^"#?]*' "$place/page" | cut -c7- | grep -v '[.]' | sort -u)
    done
    todo=("${next[@]}")
done
echo "$passages passages: the largest page of each kind, in KB"
for k in "${!largest[@]}"; do
    read -r bytes address <<< "${largest[$k]}"
    printf '%7.1f KB  %-16s %s (%d pages)\n' "$(echo "$bytes" | awk '{ print $1 / 1000 }')" "$k" "$address" "${count[$k]}"
done | sort -rn
