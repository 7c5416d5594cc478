#!/usr/bin/env bash
# By hand: how the time and the memory of publish, import, undo, build and check grow with the number of excerpts. A collection is made
# from a seed, with an emendation and a supplied value for one passage in twenty and a rule that holds in one of three, published, and a
# revised witness of it imported: one passage in ten has other words, some are split, gone, new or stand elsewhere. Prints a table and draws artifacts/import-scale.svg. Time is that of all processor cores together, so that what else the
# machine does matters little. bash tests/import-scale.sh [sizes, else 1000 3000 10000 30000]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 3000 10000 30000)
collection=rivers
# A plan is that of its day, and a long run may see two.
day=$(date -u +%F)
own=$place/content/$collection
install_programs Cli

. tests/made-collection.sh
speeches() { dotnet "$place/Cli/Speeches.Cli.dll" "$@" --content "$place/content" --data "$place/data"; }

# Runs a command; appends a line: its name, the number of excerpts, seconds of processor time, most memory in MB.
measure() {
    local what=$1
    shift
    /usr/bin/time -o "$place/time" -f '%U %S %M' dotnet "$place/Cli/Speeches.Cli.dll" "$@" --content "$place/content" --data "$place/data" > "$place/out" 2> "$place/err" || { tail -3 "$place/out"; tail -3 "$place/err"; echo "$what failed with $size excerpts."; exit 1; }
    awk -v what="$what" -v size="$size" '{ printf "%s %d %.2f %.0f\n", what, size, $1 + $2, $3 / 1024 }' "$place/time" | tee -a "$place/measured" >&2
}

for size in "${sizes[@]}"; do
    rm -rf "$place/content" "$place/data"
    generate "$size"
    measure publish publish "$collection" --date "$day"
    # The ids are known only now: the office of the person in every twentieth passage, as another source gives it.
    speeches export --format jsonl | sed 's/^{"format":3,"id":"\([^"]*\)".*"attributionAsPrinted":"\([^"]*\)".*/\1 \2/' | awk 'BEGIN { print "target,field,printed,value,strength,url,note" }
        NR % 20 == 3 { id = $1; $1 = ""; printf "%s,office,\"%s\",First President,weak,,An almanac.\n", id, substr($0, 2) }' > "$place/supplied.csv"
    mv "$place/supplied.csv" "$own/"
    measure republish publish "$collection" --date "$day"
    measure plan import "$place/second.txt" --source "$collection/almanac" --dry-run --date "$day"
    sed -n '2,12p' "$place/out" | grep '^ ' >&2
    key=$(sed -n 's/^Plan \([0-9a-f]*\).*/\1/p' "$place/out")
    measure import import "$place/second.txt" --source "$collection/almanac" --plan "$key" --quiet --date "$day"
    measure check check
    measure build build
    measure undo undo "$collection" --date "$day"
done

# The part that grows: what the smallest takes more than nothing is the start of the program for the most part.
awk '
    { time[$1, $2] = $3; memory[$1, $2] = $4; if (!($1 in seen)) { seen[$1]; names[++count] = $1 } if (!($2 in sizes)) { sizes[$2]; order[++steps] = $2 } }
    function growth(a, b, one, other) { return (b / a) / (other * log(other) / (one * log(one))) }
    END {
        print "| command | excerpts | seconds | to n log n, from the step before | MB | to n log n |"
        print "| --- | ---: | ---: | ---: | ---: | ---: |"
        for (c = 1; c <= count; c++) for (s = 1; s <= steps; s++) {
            name = names[c]; n = order[s]; before = order[s - 1]
            printf "| %s | %d | %.1f | %s | %d | %s |\n", name, n, time[name, n], (s > 1 ? sprintf("%.2f", growth(time[name, before], time[name, n], before, n)) : ""), memory[name, n], (s > 1 ? sprintf("%.2f", growth(memory[name, before], memory[name, n], before, n)) : "")
        }
    }' "$place/measured"

# Both axes are logarithmic; the dotted line is n log n through the smallest import.
mkdir -p artifacts
awk '
    function x(n) { return 70 + (log(n) - log(least)) / (log(most) - log(least)) * 480 }
    function y(t) { return 360 - (log(t) - log(low)) / (log(high) - log(low)) * 320 }
    { time[$1, $2] = $3; if (!($1 in seen)) { seen[$1]; names[++count] = $1 } if (!($2 in sizes)) { sizes[$2]; order[++steps] = $2 }
        if (!low || $3 < low) low = $3; if ($3 > high) high = $3 }
    END {
        least = order[1]; most = order[steps]; start = time["import", least]; end = start * most * log(most) / (least * log(least)); if (end > high) high = end
        split("#1b6ca8 #b5482f #3f7d3a #7a4fa3 #8a6d1a #444444", colours, " ")
        print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 420\" font-family=\"sans-serif\" font-size=\"12\">"
        print "<title>Processor time by the number of excerpts</title><rect width=\"660\" height=\"420\" fill=\"#fff\"/>"
        for (s = 1; s <= steps; s++) printf "<path d=\"M%.1f 40V360\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"380\" text-anchor=\"middle\">%d</text>\n", x(order[s]), x(order[s]), order[s]
        for (t = 0.1; t <= high; t *= 10) if (t >= low) printf "<path d=\"M70 %.1fH550\" stroke=\"#ddd\"/><text x=\"62\" y=\"%.1f\" text-anchor=\"end\">%g s</text>\n", y(t), y(t) + 4, t
        printf "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#000\" stroke-dasharray=\"3 4\"/><text x=\"%.1f\" y=\"%.1f\">n log n</text>\n", x(least), y(start), x(most), y(end), x(most) + 6, y(end) - 8
        for (c = 1; c <= count; c++) {
            line = ""; for (s = 1; s <= steps; s++) line = line sprintf("%s%.1f %.1f", (s == 1 ? "M" : "L"), x(order[s]), y(time[names[c], order[s]]))
            printf "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"80\" y=\"%d\" fill=\"%s\">%s: %.1f s for %d</text>\n", line, colours[c], 40 + 16 * c, colours[c], names[c], time[names[c], most], most
        }
        print "<text x=\"310\" y=\"405\" text-anchor=\"middle\">excerpts</text></svg>"
    }' "$place/measured" > artifacts/import-scale.svg
echo "artifacts/import-scale.svg"
