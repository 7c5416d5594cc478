# Sourced by what is run by hand, which stands in the repository's root from then on: a folder of its own (place), which goes when the
# script ends as the processes named in children do; the programs as they are installed; a site on this machine alone.
# shellcheck shell=bash
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
place=$(mktemp -d)
children=()
finish() {
    for child in "${children[@]}"; do kill "$child" 2> /dev/null && wait "$child" 2> /dev/null || true; done
    rm -rf "$place"
}
trap finish EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 ASPNETCORE_ENVIRONMENT=Production LC_ALL=C

# install_programs NAME …: the programs, Web or Cli, into place/NAME.
install_programs() {
    local program
    for program in "$@"; do
        dotnet publish -c Release -v quiet --nologo -o "$place/$program" "src/Speeches.$program" > "$place/log" || { cat "$place/log"; exit 1; }
    done
}

# A port below those that the system gives to connections, which may wait for a minute.
free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
    echo "$port"
}

# serve CONTENT: the site of a content folder, with its database in place/data, until stop or the end; sets address and site (its process),
# and comes back when the first page is answered.
serve() {
    address=http://127.0.0.1:$(free_port)
    (cd "$place/Web" && exec dotnet Speeches.Web.dll --urls "$address" --Speeches:Content "$1" --Speeches:Data "$place/data") \
        > "$place/site.log" 2>&1 < /dev/null &
    site=$!
    children+=("$site")
    until curl -s -f -o /dev/null "$address/"; do
        kill -0 "$site" 2> /dev/null || { tail -20 "$place/site.log"; exit 1; }
        sleep 0.1
    done
}

stop() {
    kill "$site"
    wait "$site" || true
    children=()
}
