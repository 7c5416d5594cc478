# Sourced by what measures by hand: makes a collection of any size from a seed. Whoever sources it sets place (a folder) and own (the
# collection's folder in place/content); generate NUMBER writes the collection, and a revised witness of it to place/second.txt.
# shellcheck shell=bash disable=SC2154

# Both witnesses, the lists and the declarations. Frequent words come often, as in prose; a tenth of an edited passage's words are others.
generate() {
    mkdir -p "$own/sources/almanac/0001" "$place/content/authorities"
    awk -v excerpts="$1" -v own="$own" -v lists="$place/content/authorities" -v revised="$place/second.txt" '
        # A generator of its own: that of awk is another in each awk.
        function random(below) { seed = (seed * 16807) % 2147483647; return int(seed / 2147483647 * below) }
        function word(    rank) { rank = int(exp(random(1000000) / 1000000 * log(words + 1))) - 1; return vocabulary[rank] }
        function capital(w) { return toupper(substr(w, 1, 1)) substr(w, 2) }
        function made(    w, n, k) { w = ""; n = 2 + random(3); for (k = 0; k < n; k++) w = w substr("bdfgklmnprstvz", 1 + random(14), 1) substr("aeiou", 1 + random(5), 1); return w }
        function passage(    text, n, k, all) {
            text = ""; all = 80 + random(40); n = 0
            for (k = 0; k < all; k++) { if (n == 0) { text = text (k ? ". " : "") capital(word()); n = 8 + random(15) } else { text = text " " word(); n-- } }
            if (random(3) == 0) text = text " at Strelsu"
            return text "."
        }
        # The words around one in the middle, which the emendation doubles.
        function emend(text,    parts, n, k, behind) {
            n = split(text, parts, " "); k = int(n / 2)
            do { behind = parts[k + 1] " " parts[k + 2] " " parts[k + 3] " " parts[k + 4] " " parts[k + 5] } while ((parts[k] behind ~ /[.A-Z]/ || index(behind, parts[k])) && ++k < n - 6)
            if (k < n - 6) printf "%s,%s-%s,%s %s,hyphen,Both halves were meant.\n", parts[k], parts[k], parts[k], parts[k], behind > emendations
        }
        function edited(text,    parts, n, k, w) {
            n = split(text, parts, " ")
            for (k = 2; k < n; k++) if (random(10) == 0 && parts[k] !~ /[.A-Z]/) parts[k] = word()
            text = parts[1]; for (k = 2; k <= n; k++) text = text " " parts[k]
            return text
        }
        function attribution(    p) { p = random(people); return kind[random(4)] " " land[p % lands] "n President " name[p] ", " months[1 + random(12)] " " (1 + random(28)) ", " (1990 + random(30)) }
        function head(file, title) { printf "Of rivers and harvests\n20 November 2025\n" > file }
        BEGIN {
            seed = 20251120; words = 8000; lands = 150; people = 300
            for (i = 0; i < words; i++) vocabulary[i] = made()
            split("January February March April May June July August September October November December", months, " ")
            kind[0] = "Phone call with"; kind[1] = "Letter to"; kind[2] = "Message to"; kind[3] = "Remarks during a meeting with"
            file = lists "/counterparts.csv"; print "id,name,kind,code,spellings,demonyms,old-slugs" > file
            for (i = 0; i < lands; i++) { do land[i] = capital(made()) "ia"; while (land[i] in taken); taken[land[i]]; printf "land-%d,%s,country,XA,,%sn,\n", i, land[i], land[i] > file }
            file = lists "/people.csv"; print "id,name,spellings,counterpart,offices,old-slugs" > file
            print "speaker,Flavia Elphberg,,,President," > file
            for (i = 0; i < people; i++) { do name[i] = capital(made()) " " capital(made()); while (name[i] in taken); taken[name[i]]; printf "person-%d,%s,,land-%d,President,\n", i, name[i], i % lands > file }
            file = lists "/occasion-kinds.csv"; print "kind,name,opening,stands,addressed,until" > file
            printf "phone-call,Phone call,%s,first,counterpart,\nletter,Letter,%s,first,counterpart,\nmessage,Message,%s,first,counterpart,\nremarks,Remarks,%s,first,counterpart,\n", kind[0], kind[1], kind[2], kind[3] > file

            first = own "/sources/almanac/0001/almanac.txt"
            emendations = own "/sources/almanac/0001/emendations.csv"; print "as-printed,reading,context,kind,reason" > emendations
            print "Strelsu,Strelsau,,letter,The town." > emendations
            head(first); head(revised)
            for (section = 1; section <= 4; section++) {
                numeral = section == 1 ? "I." : section == 2 ? "II." : section == 3 ? "III." : "IV."
                printf "\n%s\n", numeral > first; printf "\n%s\n", numeral > revised
                late = ""
                for (i = 0; i < excerpts / 4; i++) {
                    text = passage(); from = attribution()
                    printf "\n%s\n—%s\n", text, from > first
                    if (i % 20 == 7) emend(text)
                    what = random(100)
                    if (what < 2) continue
                    if (what < 4) {
                        at = index(substr(text, int(length(text) / 2)), ". ") + int(length(text) / 2)
                        if (at > int(length(text) / 2)) { printf "\n%s\n—%s\n\n%s\n—%s\n", substr(text, 1, at - 1), from, substr(text, at + 1), from > revised; continue }
                    }
                    if (what < 6) printf "\n%s\n—%s\n", passage(), attribution() > revised
                    if (what < 8) { late = late sprintf("\n%s\n—%s\n", text, from); continue }
                    printf "\n%s\n—%s\n", what < 18 ? edited(text) : text, from > revised
                }
                printf "%s", late > revised
            }
        }'
    printf '%s\n' --- 'title: Of rivers and harvests' 'speaker: speaker' 'language: en' 'sources: [almanac]' 'themes:' > "$own/collection.md"
    printf '  - numeral: %s\n    slug: theme-%s\n    title: Of %s\n' I one springs II two streams III three weirs IV four mouths >> "$own/collection.md"
    printf '%s\n' --- 'Made from a seed.' >> "$own/collection.md"
    printf '%s\n' --- 'title: Of rivers and harvests' 'voice: direct' 'witness: "0001"' --- 'An almanac.' > "$own/sources/almanac/source.md"
    printf '%s\n' --- 'received: 2025-11-21' 'dateline: 2025-11-20' 'files: [almanac.txt]' 'begins: [title, dateline]' 'attributions: own-line' 'attribution-mark: —' 'sections:' > "$own/sources/almanac/0001/witness.md"
    printf '  - numeral: %s.\n    theme: %s\n' I I II II III III IV IV >> "$own/sources/almanac/0001/witness.md"
    printf '%s\n' --- 'One paragraph a passage.' >> "$own/sources/almanac/0001/witness.md"
}
