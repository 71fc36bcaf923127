"""A PostgreSQL server of the bench's own, with the same matters as the loaded SQLite database."""

import os
import shutil
import sqlite3
import subprocess

import loader
import words

# Not copied: what the program makes itself, and what belongs to one session.
LEFT_OUT = ("migration", "answer", "session", "sign_in_link")


class Cluster:
    def __init__(self, options, base):
        self.options, self.base = options, base
        self.script = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "bin/postgres")
        self.folder = "/tmp/wuzhi-bench-%d" % os.getpid()  # a socket's path must be short

    def __enter__(self):
        os.makedirs(self.folder)
        said = subprocess.run([self.script, "start", self.folder], capture_output=True, text=True)
        if said.returncode != 0:
            raise SystemExit("bench: PostgreSQL did not start: " + said.stderr)
        self.conninfo = said.stdout.strip()
        with open(os.path.join(self.folder, "data", "postmaster.pid")) as file:
            self.postmaster = int(file.readline())
        subprocess.run([self.options.wuzhi, "migrate"], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "WUZHI_POSTGRES": self.conninfo})
        self.copy()
        return self

    def __exit__(self, *error):
        subprocess.run([self.script, "stop", self.folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def copy(self):
        db = sqlite3.connect("file:%s?mode=ro" % os.path.join(self.base, "wuzhi.sqlite"), uri=True)
        tables = [name for name, in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'matter_search%'")]
        for name in tables:
            if name not in LEFT_OUT:
                self.fill(name, db.execute("SELECT * FROM %s" % name))
        rows = db.execute("SELECT id, words || char(10) || spot FROM matter")
        self.fill("matter_search", ((loader.PLACE, id_, words.tsvector(text)) for id_, text in rows),
                  ["community", "matter_id", "words"])
        # What autovacuum would have done in the time in which so many matters come together.
        self.psql("VACUUM ANALYZE")

    def fill(self, name, rows, columns=None):
        columns = columns or [d[0] for d in rows.description]
        psql = subprocess.Popen(
            ["psql", "-q", "-d", self.conninfo, "-c", "COPY %s (%s) FROM STDIN" % (name, ", ".join(columns))],
            stdin=subprocess.PIPE, text=True)
        for row in rows:
            psql.stdin.write("\t".join(map(field, row)) + "\n")
        psql.stdin.close()
        if psql.wait() != 0:
            raise SystemExit("bench: PostgreSQL did not take the table " + name)

    def psql(self, statement):
        return subprocess.run(["psql", "-qAt", "-d", self.conninfo, "-c", statement], check=True,
                              stdout=subprocess.PIPE, text=True).stdout.strip()


def field(value):
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
