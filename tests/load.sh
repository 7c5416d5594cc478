#!/usr/bin/env bash
# By hand: what readers see, and what the site takes, while others ask for everything at once and read nothing, ask a byte a second, hold
# connections and search. A made collection is published and served on this machine alone; each load lasts for a while, during which a page
# in memory and an ordinary page, another each time, are asked for again and again. Prints a table; ends with 1 where a page in memory
# took longer than a second (99 of 100), a page was answered with anything but itself or “come back”, or the site took more than it may.
# Needs python3. bash tests/load.sh [passages, else 10000] [seconds a load, else 60] [megabytes at most, else 1000]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
passages=${1:-10000}
seconds=${2:-60}
megabytes=${3:-1000}
collection=rivers
own=$place/content/$collection
source tests/made-collection.sh

echo "Publishing $passages passages …"
install_programs Web Cli
generate "$passages"
dotnet "$place/Cli/Speeches.Cli.dll" publish "$collection" --content "$place/content" --data "$place/data" > "$place/log" 2>&1 ||
    { tail -3 "$place/log"; exit 1; }

serve "$place/content"

python3 - "${address##*:}" "$collection" "$seconds" "$megabytes" "$site" << 'PYTHON'
import json, multiprocessing, random, resource, selectors, socket, sys, time, urllib.parse, urllib.request

port, collection, seconds, megabytes, site = int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
front = f"/{collection}"
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)


def head(path, keep=True):
    own = "" if keep else "Connection: close\r\nAccept-Encoding: gzip\r\n"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{own}\r\n".encode()


def ask(path, limit=30):
    """A whole answer on a connection of its own, compressed as for a browser: status (0 where there was none) and seconds."""
    begun, answer = time.monotonic(), b""
    try:
        with socket.create_connection(("127.0.0.1", port), limit) as connection:
            connection.sendall(head(path, keep=False))
            while part := connection.recv(1 << 20):
                answer += part
    except OSError:
        pass
    status = int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0
    return status, time.monotonic() - begun


def open_new():
    connection = socket.socket()
    connection.setblocking(False)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect_ex(("127.0.0.1", port))
    return connection


def hold(number, what, until):
    """Holds connections and never reads. One that was ended is opened anew, a few hundred a second at most."""
    held, send = {}, selectors.EpollSelector()
    while time.monotonic() < until:
        for _ in range(min(number - len(held), 200)):
            connection = open_new()
            held[connection] = memoryview(what)
            send.register(connection, selectors.EVENT_WRITE if what else selectors.EVENT_READ)
        for key, _ in send.select(0.1):
            connection = key.fileobj
            try:
                if held[connection]:
                    held[connection] = held[connection][connection.send(held[connection]):]
                    if not held[connection]:
                        # No longer ready to write: told of nothing but its end.
                        send.modify(connection, 0x2000)
                elif key.events & selectors.EVENT_READ and connection.recv(1):
                    continue
                else:
                    raise ConnectionError
            except (BlockingIOError, InterruptedError):
                continue
            except OSError:
                send.unregister(connection)
                connection.close()
                del held[connection]
        time.sleep(0.02)


def drip(number, until):
    """Sends requests a byte a second."""
    held, what = {}, head(front + "?" + "x" * 500)
    while time.monotonic() < until:
        for _ in range(number - len(held)):
            held[open_new()] = 0
        for connection, sent in list(held.items()):
            try:
                held[connection] += connection.send(what[sent:sent + 1])
            except BlockingIOError:
                pass
            except OSError:
                connection.close()
                del held[connection]
        time.sleep(1)


def search(until, words, seed):
    pick = random.Random(seed)
    while time.monotonic() < until:
        kind, word, other = pick.randrange(5), pick.choice(words), pick.choice(words)
        query = {0: "+".join(w[:2] + "*" for w in pick.sample(words, 16)), 1: word[:1] + "*", 2: f"{word}&view=context&sort=left",
                 3: f"{word[:2]}*+-{other}", 4: f"{word[:2]}*&order=date&page=50"}[kind]
        ask(f"/search?q={query}")


def probe(until, paths, results):
    """Asks for a page in memory, and for one that is probably not, in turn."""
    while time.monotonic() < until:
        results.put(("kept",) + ask(front))
        results.put(("made",) + ask(random.choice(paths)))
        time.sleep(0.02)


def memory():
    try:
        with open(f"/proc/{site}/status") as lines:
            return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return None


def most(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def main():
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{front}/excerpts.json") as answer:
        body = answer.read()
    records = json.loads(body)
    paths = [urllib.parse.urlsplit(record["url"]).path for record in records]
    words = sorted({word.strip(".").lower() for record in records[:500] for word in record["text"].split() if len(word) > 3})
    ask(front)
    twenty = lambda path: head(path) * 20
    loads = {
        "nothing": lambda until: [],
        "900 × 20 excerpts.json, unread": lambda until: [(hold, (900, twenty(f"{front}/excerpts.json"), until))],
        "900 × 20 chronology, unread": lambda until: [(hold, (900, twenty(f"{front}/chronology"), until))],
        "900 × 20 theme, unread": lambda until: [(hold, (900, twenty(f"{front}/themes/theme-one"), until))],
        "1,000 a byte a second": lambda until: [(drip, (1000, until))],
        "2,000 idle": lambda until: [(hold, (2000, b"", until))],
        "50 searches": lambda until: [(search, (until, words, seed)) for seed in range(50)],
    }
    print("| load | in memory: answers | median ms | 99 % ms | most ms | others: 200 | 503 | anything else | 99 % ms | MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    wrong = []
    for name, begin in loads.items():
        until = time.monotonic() + seconds
        results = multiprocessing.Queue()
        workers = [multiprocessing.Process(target=target, args=arguments) for target, arguments in begin(until)]
        workers += [multiprocessing.Process(target=probe, args=(until, paths, results)) for _ in range(2)]
        for worker in workers:
            worker.start()
        answers, highest = [], 0
        while any(worker.is_alive() for worker in workers) or not results.empty():
            if time.monotonic() > until + 90:
                break
            if (now := memory()) is None:
                break
            highest = max(highest, now)
            while not results.empty():
                answers.append(results.get())
            time.sleep(0.2)
        for worker in workers:
            worker.kill()
            worker.join()
        kept = [a for a in answers if a[0] == "kept"]
        made = [a for a in answers if a[0] == "made"]
        times = [a[2] for a in kept]
        counts = [sum(a[1] == 200 for a in made), sum(a[1] == 503 for a in made)]
        others = len(made) - sum(counts)
        ms = [f"{1000 * value:.0f}" for value in (most(times, 0.5), most(times, 0.99), max(times, default=float("nan")), most([a[2] for a in made], 0.99))]
        print(f"| {name} | {len(kept)} | {ms[0]} | {ms[1]} | {ms[2]} | {counts[0]} | {counts[1]} | {others} | {ms[3]} | {highest} |", flush=True)
        if memory() is None:
            sys.exit(f"The site ended during: {name}.")
        if not kept or any(a[1] != 200 for a in kept):
            wrong.append(f"{name}: {sum(a[1] != 200 for a in kept)} of {len(kept)} answers for a page in memory are not it")
        if not most(times, 0.99) < 1:
            wrong.append(f"{name}: a page in memory took {ms[1]} ms")
        if others:
            wrong.append(f"{name}: {others} pages were neither answered nor told to come back")
        if highest > megabytes:
            wrong.append(f"{name}: the site took {highest} MB, and {megabytes} are stated")
    print("\n".join(wrong) if wrong else "Nothing wrong.")
    sys.exit(1 if wrong else 0)


main()
PYTHON
