"""The driver of bin/bench; see there."""

import argparse
import datetime
import json
import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile

import loader
import postgres
import probe
import server
import table
import work


def main():
    options = read_options()
    os.makedirs(options.work, exist_ok=True)
    options.work = os.path.abspath(options.work)
    options.wuzhi = os.path.abspath(options.wuzhi)
    results = []
    for count in options.sizes:
        base, known = loaded(options, count)
        results.append(Measuring(options, "SQLite", count, base, known).run())
        if options.postgres:
            with postgres.Cluster(options, base) as cluster:
                results.append(Measuring(options, "PostgreSQL", count, base, known, cluster).run())
    text = table.text(results, options)
    print(text)
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M")
    with open(os.path.join(options.work, "table-%s.md" % stamp), "w") as file:
        file.write(text + "\n")
    if any(line.errors for result in results for line in result.lines):
        sys.exit("bench: some requests were refused; see the column of errors")


def read_options():
    parser = argparse.ArgumentParser(prog="bin/bench")
    parser.add_argument("--wuzhi", help=argparse.SUPPRESS)
    parser.add_argument("--work", help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="a smoke test of 20,000 matters")
    parser.add_argument("--postgres", action="store_true", help="PostgreSQL's figures too")
    parser.add_argument("--sizes", default="20000,1000000", help="how many matters")
    parser.add_argument("--seconds", type=float, default=3, help="of each round of a line")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--fresh", action="store_true", help="load the databases anew")
    options = parser.parse_args()
    options.sizes = [20_000] if options.quick else [int(s) for s in options.sizes.split(",")]
    if options.quick:
        options.rounds, options.seconds = 1, 1
    return options


def say(words):
    print("bench: " + words, file=sys.stderr, flush=True)


def loaded(options, count):
    """The folder of a database with so many matters, and what is known of them."""
    demo = os.path.join(options.work, "demo-%d" % loader.VERSION)
    folder = os.path.join(options.work, "loaded-%d-%d" % (loader.VERSION, count))
    if options.fresh or not schema_is(options, demo):
        for name in os.listdir(options.work):
            if name.startswith(("demo-", "loaded-")):
                shutil.rmtree(os.path.join(options.work, name))
        options.fresh = False
        say("founding a demo community")
        found(options.wuzhi, demo)
    note = os.path.join(folder, "loaded.json")
    if not os.path.exists(note):
        shutil.rmtree(folder, ignore_errors=True)
        say("loading %s matters" % format(count, ","))
        loader.load(demo, folder, count)
        said = subprocess.run([options.wuzhi, "verify", "--data", folder], capture_output=True, text=True)
        if said.returncode != 0:
            shutil.rmtree(folder)
            raise SystemExit("bench: the loaded record does not hold: " + said.stdout + said.stderr)
    with open(note) as file:
        return folder, json.load(file)


def schema_is(options, demo):
    """Whether the demo stands and has the schema that the program gives a database today."""
    if not os.path.exists(os.path.join(demo, "demo")):
        return False
    with tempfile.TemporaryDirectory(dir=options.work) as empty:
        subprocess.run([options.wuzhi, "migrate", "--data", empty], check=True, stdout=subprocess.DEVNULL)
        return schema(empty) == schema(demo)


def schema(folder):
    db = sqlite3.connect("file:%s?mode=ro" % os.path.join(folder, "wuzhi.sqlite"), uri=True)
    texts = db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
    steps = db.execute("SELECT name, digest FROM migration ORDER BY name").fetchall()
    db.close()
    return texts, steps


def found(wuzhi, demo):
    process = subprocess.Popen(
        [wuzhi, "demo", "--data", demo, "--months", "12", "--port", "0", "--machine"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if not process.stdout.readline().startswith("address"):
        raise SystemExit("bench: the demo community could not be founded")
    process.terminate()
    process.wait()


class Measuring:
    """All lines of one engine at one size."""

    def __init__(self, options, engine, count, base, known, cluster=None):
        self.options, self.engine, self.count, self.known = options, engine, count, known
        self.cluster = cluster
        self.folder = os.path.join(options.work, "run")
        self.lines = work.lines(known)
        shutil.rmtree(self.folder, ignore_errors=True)
        if cluster:
            os.makedirs(self.folder)
        else:
            subprocess.run(["cp", "-r", "--reflink=auto", base, self.folder], check=True)
        self.bytes = 0 if cluster else os.path.getsize(os.path.join(self.folder, "wuzhi.sqlite"))
        with open(os.path.join(base, "demo")) as file:
            self.clerk = next(line.split()[1] for line in file if line.startswith("clerk "))

    def run(self):
        say("%s with %s matters" % (self.engine, format(self.count, ",")))
        os.sync()
        self.starts = [self.start_and_stop() for _ in range(1 if self.options.quick else 5)]
        link = self.wuzhi("user", "link", "1", self.clerk)
        self.server = self.start()
        self.server.wait()
        self.idle = self.server.memory()
        self.session = server.sign_in(self.server.port, link)
        self.token, self.visitor = server.form_seal(self.server.port, "/1/matters/new")
        self.asset = self.asset_path()
        self.measure()
        self.server.stop()
        shutil.rmtree(self.folder)
        return self

    def measure(self):
        for phase in ("read", "close", "create"):
            lines = [line for line in self.lines if line.phase == phase]
            for line in lines:
                line.check(self)
            for number in range(self.options.rounds):
                for line in lines:
                    say("%s, round %d: %s" % (self.engine, number + 1, line.name))
                    line.rounds.append(self.watched(line, number))
        self.loaded_memory = max(r.memory for line in self.lines for r in line.rounds)

    def watched(self, line, number):
        """One round, with the references before it and what others took of the machine meanwhile."""
        syncs = commits = None
        if line.phase != "read":
            syncs = probe.fdatasyncs(self.folder, 0.4)
            commits = probe.commits(self.folder, 0.4)
        ours, all_, cpu = own_time(), probe.busy(), self.server.cpu()
        round_ = line.measure(self, number)
        cpu = self.server.cpu() - cpu
        others = probe.busy() - all_ - cpu - (own_time() - ours)
        round_.cpu = cpu / max(1, round_.requests) * 1e6
        round_.others = max(0, others) / round_.seconds
        round_.syncs, round_.commits = syncs, commits
        round_.memory = self.server.memory()
        return round_

    def wrk(self, connections, arguments, headers):
        """Runs wrk on one thread; answers what its script has said."""
        command = ["wrk", "-t1", "-c%d" % connections, "-d%gs" % self.options.seconds, "--timeout", "30s",
                   "-s", os.path.join(os.path.dirname(os.path.abspath(__file__)), "requests.lua")]
        for name, value in headers.items():
            command += ["-H", "%s: %s" % (name, value)]
        command += ["http://127.0.0.1:%d/" % self.server.port, "--"] + arguments
        said = subprocess.run(command, capture_output=True, text=True)
        for line in said.stdout.splitlines():
            if line.startswith("BENCH "):
                return json.loads(line[6:])
        raise SystemExit("bench: wrk said nothing: " + said.stdout + said.stderr)

    def listed(self, name, lines):
        """A file of lines for wrk's script."""
        path = os.path.join(self.folder, name + ".txt")
        with open(path, "w") as file:
            file.write("\n".join(lines) + "\n")
        return path

    def asset_path(self):
        page = server.ask(self.server.port, "/1/")[2].decode()
        return page[page.index("/assets/"):].split('"', 1)[0]

    def start_and_stop(self):
        process = self.start()
        seconds = process.wait()
        process.stop()
        return seconds

    def start(self):
        return server.Server(
            self.options.wuzhi, self.folder, free_port(), self.environment(),
            self.cluster.postmaster if self.cluster else None)

    def wuzhi(self, *arguments):
        said = subprocess.run(
            [self.options.wuzhi, *arguments, "--data", self.folder], capture_output=True, text=True,
            env={**os.environ, **self.environment()})
        if said.returncode != 0:
            raise SystemExit("bench: wuzhi " + " ".join(arguments) + ": " + said.stderr)
        return said.stdout.strip()

    def acts(self):
        """How many acts the record of the place holds, asked of the database itself."""
        statement = "SELECT seq FROM ledger_head WHERE community = 1"
        if self.cluster:
            return int(self.cluster.psql(statement))
        db = sqlite3.connect("file:%s?mode=ro" % os.path.join(self.folder, "wuzhi.sqlite"), uri=True)
        sequence, = db.execute(statement).fetchone()
        db.close()
        return sequence

    def environment(self):
        return {"WUZHI_POSTGRES": self.cluster.conninfo} if self.cluster else {}


def own_time():
    """Seconds of processor time of this program and of the clients that it ran."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)))


def free_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


if __name__ == "__main__":
    main()
