#!/usr/bin/env bash
# By hand, on Linux with strace: an import, an undo, and the publish that completes or discards an interrupted import, each again and
# again, with one failure at every call that writes: the process is killed there, the disk is full, broken, or read-only. After each,
# what is published is wholly the state before or wholly the state after, nothing that was there is lost, and the next command mends
# the rest. bash tests/failing-disk.sh [how many at once, else 2] [of the writes into the database being printed only each so manyeth,
# else 1] [of the four commands only these: import undo complete discard]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
atonce=${1:-2}
each=${2:-1}
commands=("${@:3}")
[ ${#commands[@]} -gt 0 ] || commands=(import undo complete discard)
collection=covid-19-solidarity
source=unity-and-cooperation
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# Without diagnostics a process that is killed leaves no sockets behind.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_EnableDiagnostics=0 collection source place
calls=openat,write,writev,pwrite64,pwritev,copy_file_range,sendfile,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,link,linkat,symlink,mkdir,mkdirat,unlink,unlinkat,rmdir,fchmod,chmod

dotnet publish -c Release -v quiet --nologo -o "$place/Cli" src/Speeches.Cli > "$place/log" || { cat "$place/log"; exit 1; }
mkdir "$place/given"
sed 's/steadfast/steady/; s/mutual/shared and mutual/; s/RD of antiviral/research and development of antiviral/' \
    "content/$collection/sources/$source/0001/$source.txt" > "$place/given/second-copy.txt"

# The program on a folder that holds content/ and data/.
speeches() { dotnet "$place/Cli/Speeches.Cli.dll" "${@:2}" --content "$1/content" --data "$1/data"; }
# The words of a command.
words() {
    case $1 in
        import) echo "import $place/given/second-copy.txt --source $collection/$source --plan $(cat "$place/key") --quiet --date $(cat "$place/day")" ;;
        undo) echo "undo $collection --date $(cat "$place/day")" ;;
        *) echo "publish $collection --date $(cat "$place/day")" ;;
    esac
}
# Every file with its digest; of a lock that it was there, of a database that is being written its name.
files() {
    (cd "$1" && find . -type f ! -name '.lock*' ! -path './data/*.tmp*' -exec sha256sum {} + | sort -k2
        find . -path './data/*.tmp*' | sort
        find . -type d | sort)
}
# The database that readers see.
shown() { (cd "$1/data" && sha256sum "$(sed 's/.*"File":"\([^"]*\)".*/\1/' current.json)" | cut -d' ' -f1) 2>&1; }
# Which state the content is in, where both are one the state after; else "neither".
state() {
    local digest
    digest=$(cd "$1/content" && find . -type f ! -name '.lock*' -exec sha256sum {} + | sort -k2 | sha256sum)
    if [ "$digest" = "$(cat "$2/after.content")" ]; then echo after; elif [ "$digest" = "$(cat "$2/before.content")" ]; then echo before; else echo neither; fi
}

# What must hold of a folder as the failure left it, whatever the failure was; one line each where it does not.
hold() {
    local left=$1 own=$2 read copy
    speeches "$left" check > "$left.out" 2> "$left.err" || echo "check ends with an error: $(head -1 "$left.err")"
    [ ! -s "$left.err" ] || echo "check is not clean: $(head -1 "$left.err")"
    speeches "$left" export --format jsonl > "$left.export" 2> "$left.err" || echo "export: $(head -1 "$left.err")"
    if cmp -s "$left.export" "$own/after.export"; then read=after; elif cmp -s "$left.export" "$own/before.export"; then read=before; else read=neither; echo "What is published is neither the state before nor the state after."; fi
    # Nothing that was there may be gone or otherwise, but for what the state after has otherwise.
    (cd "$left" && sha256sum --quiet -c "$own/kept" 2>&1) | sed 's/^/A file that was there: /'
    grep -vxFf "$left/content/$collection/register.csv" "$own/register" | sed 's/^/A line of the register is lost: /' || true
    copy=$left.copy
    cp -r "$left" "$copy"
    speeches "$copy" publish "$collection" --date "$(cat "$place/day")" > "$left.out" 2> "$left.err" || echo "The next publish fails: $(head -1 "$left.err")"
    [ "$(state "$copy" "$own")" = "$read" ] || echo "After the next publish the content is not the state $read."
    [ "$(shown "$copy")" = "$(cat "$own/$read.shown" 2> /dev/null)" ] || echo "After the next publish the database is not that of the state $read."
    speeches "$copy" check > "$left.out" 2> "$left.err" && [ ! -s "$left.err" ] || echo "After the next publish check says: $(head -1 "$left.err")"
    rm -rf "$copy"
    # The same command again, where it has not been carried out.
    [ "$read" = before ] || return 0
    cp -r "$left" "$copy"
    speeches "$copy" $(words "$3") > "$left.out" 2> "$left.err" || echo "The same command again fails: $(tail -1 "$left.err")"
    [ "$(state "$copy" "$own")" = after ] || echo "The same command again does not lead to the state after."
    [ "$(shown "$copy")" = "$(cat "$own/after.shown")" ] || echo "The same command again does not print the state after."
    rm -rf "$copy"
}

# One failure: command, number of the case, call, path, which of these calls on this path, what happens there.
fail() {
    local command=$1 number=$2 call=$3 path=$4 nth=$5 fault=$6 own=$place/$1 folder code=0 fast=--seccomp-bpf outcome key error committed printed wrong=()
    folder=$own/run-$number
    cp -r "$own/start" "$folder"
    # A signal is not delivered where strace is told by the kernel's filter.
    [[ $fault != signal=* ]] || fast=
    strace -f $fast -o "$folder.trace" -P "$folder/$path" -e trace="$call" -e inject="$call:$fault:when=$nth" \
        dotnet "$place/Cli/Speeches.Cli.dll" $(words "$command") --content "$folder/content" --data "$folder/data" > "$folder.out" 2> "$folder.err" || code=$?
    error=$(grep -v ': warning: ' "$folder.err" || true)
    committed=$([ -e "$folder/content/$collection/revisions/$(cat "$own/number")" ] && echo yes || echo no)
    printed=$([ "$(shown "$folder")" = "$(cat "$own/after.shown")" ] && echo yes || echo no)
    [ "$printed" = yes ] || [ "$(shown "$folder")" = "$(cat "$own/start.shown")" ] || wrong+=("The database that is shown is neither the one before nor the one after.")
    if [[ $fault = signal=* ]]; then
        [ $code = 137 ] || wrong+=("It was not killed, and ends with $code.")
        outcome="killed, $([ $committed = yes ] && echo published || echo 'not published')"
    else
        grep -q INJECTED "$folder.trace" || wrong+=("The failure did not happen.")
        outcome="ends with $code, $([ $committed = yes ] && echo published || echo 'not published')$([ $committed = no ] || [ $printed = yes ] || echo ', not printed')"
        case $code in
            0) [ $committed = yes ] || [ "$command" = discard ] || wrong+=("It ends with 0, and nothing is published.")
                [ $printed = yes ] || wrong+=("It ends with 0, and the database is not the new one.") ;;
            1) [ "$(wc -l <<< "$error")" = 1 ] && [[ $error = *error:* ]] || wrong+=("It should say one error, and says: $(head -2 <<< "$error")")
                if [[ $command = import || $command = undo ]]; then
                    [[ $committed = yes && $error != *" is published"* ]] && wrong+=("The revision is published, and the error does not say so: $error")
                    [[ $committed = no && $error = *" is published"* ]] && wrong+=("The revision is not published, and the error says it is: $error")
                fi
                [[ $printed = yes && $command != discard && $error != *"new database is shown"* ]] && wrong+=("The new database is shown, and the error does not say so: $error")
                [[ $printed = no && $error = *"new database is shown"* ]] && wrong+=("The new database is not shown, and the error says it is: $error") ;;
            *) wrong+=("It ends with $code: $(head -3 <<< "$error")") ;;
        esac
    fi
    # What comes after depends on nothing but the files: of those that are the same one is taken.
    key=$(files "$folder" | sha256sum | cut -d' ' -f1)
    if mkdir "$own/states/$key" 2> /dev/null; then
        hold "$folder" "$own" "$command" > "$own/states/$key/wrong"
        touch "$own/states/$key/done"
    fi
    until [ -e "$own/states/$key/done" ]; do sleep 0.1; done
    while read -r line; do wrong+=("$line"); done < "$own/states/$key/wrong"
    echo "$fault: $outcome" > "$own/outcomes/$number"
    for line in "${wrong[@]}"; do echo "$command, $fault at $call number $nth of $path: $line"; done > "$own/wrong/$number"
    cat "$own/wrong/$number"
    rm -rf "$folder" "$folder".*
}
export -f fail hold state shown files words speeches

# What a command starts from, and the two states between which there is none.
prepare() {
    local own=$place/$1 before=$2 after=$3 side folder
    mkdir -p "$own"/{states,outcomes,wrong}
    for side in before after; do
        folder=${!side}
        (cd "$folder/content" && find . -type f ! -name '.lock*' -exec sha256sum {} + | sort -k2 | sha256sum) > "$own/$side.content"
        speeches "$folder" export --format jsonl > "$own/$side.export"
        shown "$folder" > "$own/$side.shown"
    done
    shown "$own/start" > "$own/start.shown"
    find "$after/content/$collection/revisions" -maxdepth 1 -name '0*' | sort | tail -1 | xargs basename > "$own/number"
    # What stays: each file of a witness or a revision that was there.
    (cd "$own/start" && find content/*/sources content/*/revisions -path '*/0[0-9][0-9][0-9]/*' ! -path '*.tmp/*' -type f -exec sha256sum {} +) > "$own/kept"
    cp "$own/start/content/$collection/register.csv" "$own/register"
}

date -u +%F > "$place/day"
mkdir "$place/first"
cp -r content "$place/first/content"
rm -f "$place"/first/content/.lock*
speeches "$place/first" publish "$collection" --date "$(cat "$place/day")" > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }
speeches "$place/first" import "$place/given/second-copy.txt" --source "$collection/$source" --dry-run --date "$(cat "$place/day")" 2> "$place/log" | sed -n 's/^Plan \([0-9a-f]*\).*/\1/p' > "$place/key"
[ -s "$place/key" ] || { cat "$place/log"; exit 1; }
cp -r "$place/first" "$place/second"
speeches "$place/second" $(words import) > "$place/log" 2>&1
cp -r "$place/second" "$place/third"
speeches "$place/third" $(words undo) > "$place/log" 2>&1

# An import that was killed at the call that commits it, and at the one behind.
interrupted() {
    local folder=$place/$1/start
    mkdir -p "$place/$1"
    cp -r "$place/first" "$folder"
    strace -f -o "$place/log" -P "$folder/$2" -e trace="$3" -e inject="$3:signal=SIGKILL:when=1" \
        dotnet "$place/Cli/Speeches.Cli.dll" $(words import) --content "$folder/content" --data "$folder/data" > "$place/log2" 2>&1 || true
}
{
    mkdir -p "$place/import" "$place/undo"
    cp -r "$place/first" "$place/import/start"
    cp -r "$place/second" "$place/undo/start"
    interrupted discard "content/$collection/revisions/$(basename "$(find "$place/second/content/$collection/revisions" -maxdepth 1 -name '0*' | sort | tail -1)").tmp" rename
    interrupted complete "content/$collection/sources/$source/0002.tmp" rename
} 2> /dev/null
prepare import "$place/first" "$place/second"
prepare undo "$place/second" "$place/third"
prepare complete "$place/second" "$place/second"
prepare discard "$place/first" "$place/first"

failed=0
for command in "${commands[@]}"; do
    own=$place/$command
    cp -r "$own/start" "$own/traced"
    strace -f -y -s 0 -o "$own/trace" -e trace="$calls" dotnet "$place/Cli/Speeches.Cli.dll" $(words "$command") --content "$own/traced/content" --data "$own/traced/data" > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }
    # Each call with the file or folder it is about, and the how manyeth of its kind there it is; whichever thread makes it.
    awk -v root="$own/traced/" '
        / resumed>/ || !index($0, root) { next }
        { call = $2; sub(/\(.*/, "", call) }
        { path = substr($0, index($0, root) + length(root)); sub(/[">].*/, "", path); n = ++count[call " " path] }
        call == "openat" && !/O_CREAT|O_WRONLY|O_RDWR|O_TRUNC/ { next }
        { print call, path, n, $1 }' "$own/trace" > "$own/calls"
    [ "$(cut -d' ' -f4 "$own/calls" | sort -u | wc -l)" = 1 ] || echo "Note: $command writes on several threads; strace counts on each."
    number=0
    while read -r call path nth _; do
        for fault in signal=SIGKILL error=ENOSPC error=EIO error=EROFS; do
            [[ $fault != error=EROFS || $call = open* || $call = rename* || $call = mkdir* || $call = unlink* || $call = rmdir ]] || continue
            echo "$command $((++number)) $call $path $nth $fault"
        done
    done < <(awk -v each="$each" '$1 $2 != "pwrite64data/current-new.tmp/database" || $3 % each == 0' "$own/calls") > "$own/cases"
    xargs -P "$atonce" -L 1 bash -c 'fail "$@" 2> /dev/null' _ < "$own/cases"
    wrong=$(cat "$own"/wrong/* | wc -l)
    [ "$(ls "$own/outcomes" | wc -l)" = "$number" ] || { echo "$command: $(($number - $(ls "$own/outcomes" | wc -l))) cases came to no end."; failed=1; }
    [ "$wrong" = 0 ] || failed=1
    echo "$command: $(wc -l < "$own/calls") calls that write ($(cut -d' ' -f1 "$own/calls" | sort | uniq -c | sort -rn | awk '{ printf "%s%d × %s", s, $1, $2; s = ", " }')), $number failures, $(ls "$own/states" | wc -l) different states left; $([ "$wrong" = 0 ] && echo "nothing wrong" || echo "$wrong WRONG")."
    cat "$own"/outcomes/* | sort | uniq -c | sed 's/^/  /'
done
exit $failed
