"""Loads matters into a demo community: each is one of the community's own, told anew.

The demo's matters were made by the program's own acts. Each loaded matter copies the way of one of
them, at another time and in other words, with all its rows: the matter, its key, its steps, its
entries in the record (chained and hashed, `wuzhi verify` accepts them) and its search document.
"""

import hashlib
import heapq
import json
import os
import random
import shutil
import sqlite3
import struct
import time

import words

VERSION = 3
PLACE = 1
EPOCH_2024 = 1_704_067_200_000
DAY = 86_400_000
# Days that the clock of each open state runs, for matters that stand still in it.
TERMS = {"filed": 1, "accepted": 1, "dispatched": 7, "replied": 5}
STOPS = {"accept": "filed", "dispatch": "accepted", "reply": "dispatched", "close": "replied"}


def load(demo, folder, count):
    """Makes `folder` a copy of the demo with `count` matters; answers what wrk needs to know."""
    note = os.path.join(folder, "loaded.json")
    shutil.copytree(demo, folder)
    db = sqlite3.connect(os.path.join(folder, "wuzhi.sqlite"), isolation_level=None)
    for pragma in ("synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY"):
        db.execute("PRAGMA " + pragma)
    check_tokens(db)
    db.execute("BEGIN")
    facts = Loading(db).run(count)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    with open(note, "w") as file:
        json.dump(facts, file)
    return facts


def check_tokens(db):
    """Stops where the tokens of words.py are not those that the program has put into the index."""
    db.execute("CREATE VIRTUAL TABLE temp.instance USING fts5vocab(main, matter_search, instance)")
    kept = {}
    for term, doc, offset in db.execute("SELECT term, doc, offset FROM temp.instance"):
        kept.setdefault(doc, []).append((offset, term))
    rows = db.execute("SELECT id, words, spot FROM matter WHERE community = ?", (PLACE,)).fetchall()
    for id_, text, spot in rows:
        mine = words.fts_document(PLACE, text + "\n" + spot).split(" ")
        if mine != [term for _, term in sorted(kept[id_])]:
            raise SystemExit("bench: the index of matter %d is cut otherwise than words.py does" % id_)
    db.execute("DROP TABLE temp.instance")


class Template:
    """One of the demo's own matters that has ended, with all that was written about it."""

    def __init__(self, db, columns, row):
        self.row = dict(zip(columns, row))
        key = (PLACE, self.row["id"])
        self.steps = db.execute(
            "SELECT kind, at, body_id, words FROM matter_step WHERE community = ? AND matter_id = ?"
            " ORDER BY id", key).fetchall()
        self.entries = db.execute(
            "SELECT arrived_at, verb, actor, capacity, channel, facts FROM ledger"
            " WHERE community = ? AND subject = ? AND verb LIKE 'matter.%' ORDER BY seq",
            key).fetchall()


class Loading:
    def __init__(self, db):
        self.db = db
        self.chance = random.Random(20_261_124)
        cursor = db.execute(
            "SELECT * FROM matter WHERE community = ? AND state IN ('closed', 'declined', 'withdrawn')",
            (PLACE,))
        columns = [d[0] for d in cursor.description]
        self.templates = [Template(db, columns, row) for row in cursor.fetchall()]
        self.since, = db.execute("SELECT founded_at FROM place WHERE community = ?", (PLACE,)).fetchone()
        self.until = int(time.time() * 1000) - 60_000
        self.last_id = 0
        self.waiting = []  # acts of matters under way, by time
        self.counts = {}
        self.entries = []
        self.steps = []
        self.matters = []
        self.known = {"replied": [], "some": [], "secrets": []}

    def run(self, count):
        self.clear()
        for i in range(count):
            at = self.since + DAY + (self.until - self.since - DAY) * i // count
            self.catch_up(at)
            self.file(at, keeps=i % max(1, count // 2000) == 0)
            if len(self.matters) >= 5000:
                self.flush()
        self.catch_up(self.until)
        self.flush()
        self.finish()
        return {"count": count, "ids": self.known["some"], "replied": self.known["replied"],
                "secrets": self.known["secrets"]}

    def clear(self):
        """Takes away the demo's own matters, and with them the record from the first one on."""
        first, = self.db.execute(
            "SELECT MIN(seq) FROM ledger WHERE community = ? AND verb LIKE 'matter.%'", (PLACE,)).fetchone()
        self.db.execute("DELETE FROM ledger WHERE community = ? AND seq >= ?", (PLACE, first))
        for table in ("matter", "matter_step", "matter_key", "matter_count", "answer", "session",
                      "sign_in_link"):
            self.db.execute("DELETE FROM %s WHERE community = ?" % table, (PLACE,))
        self.db.execute("INSERT INTO matter_search (matter_search) VALUES ('delete-all')")
        self.sequence, self.hash = self.db.execute(
            "SELECT seq, hash FROM ledger WHERE community = ? ORDER BY seq DESC LIMIT 1", (PLACE,)).fetchone()

    def number(self, at):
        self.last_id = max(self.last_id + 1, (at - EPOCH_2024) << 12)
        return self.last_id

    def file(self, at, keeps):
        template = self.chance.choice(self.templates)
        id_ = self.number(at)
        row = dict(template.row)
        moved = at - row["filed_at"]
        stop = self.stop(at, row)
        row.update(id=id_, number=self.next_number(at), words=words.longer(row["words"], self.chance),
                   code_hash=self.chance.randbytes(32))
        for name in ("filed_at", "accepted_at", "replied_at", "closed_at", "due_at", "due_since",
                     "grade_until"):
            if row[name] is not None:
                row[name] += moved
        ended = self.follow(template, id_, moved, stop)
        if ended != row["state"]:
            self.reopen(row, ended)
        secret = self.chance.randbytes(16)
        self.matters.append((row, hashlib.sha256(secret).digest()))
        if row["state"] == "replied":
            self.known["replied"].append(id_)
        if keeps:
            self.known["some"].append(id_)
            self.known["secrets"].append(secret.hex())

    def stop(self, at, row):
        """Of the matters of the last two months three in ten stand still at some step."""
        if at < self.until - 60 * DAY or self.chance.random() > 0.3 or row["state"] != "closed":
            return None
        return self.chance.choice(list(STOPS))

    def follow(self, template, id_, moved, stop):
        """Puts the acts of the way on their days; answers the state that they lead to by now."""
        state = "filed"
        for step in template.steps:
            if step[0] == stop or step[1] + moved > self.until:
                return state
            state = {"accept": "accepted", "dispatch": "dispatched", "reply": "replied",
                     "close": "closed", "decline": "declined", "withdraw": "withdrawn"}.get(step[0], state)
            heapq.heappush(self.waiting, (step[1] + moved, id_, 0, step))
            for entry in template.entries:
                if entry[0] == step[1] and entry[1] != "matter.looked":
                    heapq.heappush(self.waiting, (step[1] + moved, id_, 1, entry))
        return state

    def reopen(self, row, state):
        """Takes back what lies after a state in which the matter still stands."""
        row["state"] = state
        for name, needs in (("closed_at", ()), ("replied_at", ("replied",)),
                            ("accepted_at", ("accepted", "dispatched", "replied"))):
            if state not in needs:
                row[name] = None
        if state not in ("dispatched", "replied"):
            row["body_id"] = None
        row["grade_until"] = row["grade"] = None
        row["due_since"] = row["replied_at"] or row["accepted_at"] or row["filed_at"]
        row["due_at"] = row["due_since"] + TERMS[state] * DAY + self.chance.randint(0, DAY // 1000) * 1000
        row["due_rule"] = {"filed": "promise.accept", "accepted": "promise.dispatch",
                           "dispatched": "promise.reply", "replied": "promise.close"}[state]

    def next_number(self, at):
        day = time.gmtime(at // 1000 + 8 * 3600)
        month = day.tm_year % 100 * 100 + day.tm_mon
        self.counts[month] = self.counts.get(month, 0) + 1
        return month * 10_000_000 + self.counts[month]

    def catch_up(self, now):
        while self.waiting and self.waiting[0][0] <= now:
            at, id_, kind, what = heapq.heappop(self.waiting)
            if kind == 0:
                self.steps.append((PLACE, id_, self.number(at), what[0], at, what[2], what[3]))
            else:
                self.record(at, id_, what)

    def record(self, at, subject, entry):
        """One more entry of the chain, in the canonical bytes of Sources/Ledger/Entry.swift."""
        _, verb, actor, capacity, channel, facts = entry
        self.sequence += 1
        out = [b"\x01"]
        for number in (PLACE, self.sequence, at, at):
            out.append(struct.pack(">Iq", 8, number))
        for part in (verb, subject, actor, capacity, channel, facts):
            if isinstance(part, int):
                out.append(struct.pack(">Iq", 8, part))
            else:
                text = part.encode()
                out.append(struct.pack(">I", len(text)) + text)
        self.hash = hashlib.sha256(self.hash + b"".join(out)).digest()
        self.entries.append(
            (PLACE, self.sequence, at, at, verb, subject, actor, capacity, channel, facts, self.hash))

    def flush(self):
        if self.matters:
            names = list(self.matters[0][0])
            self.db.executemany(
                "INSERT INTO matter (%s) VALUES (%s)" % (", ".join(names), ", ".join("?" * len(names))),
                [tuple(row.values()) for row, _ in self.matters])
            self.db.executemany(
                "INSERT INTO matter_key (community, secret_hash, matter_id) VALUES (?, ?, ?)",
                sorted((PLACE, secret, row["id"]) for row, secret in self.matters))
            self.db.executemany(
                "INSERT INTO matter_search (rowid, words) VALUES (?, ?)",
                [(row["id"], words.fts_document(PLACE, row["words"] + "\n" + row["spot"]))
                 for row, _ in self.matters])
        self.db.executemany("INSERT INTO matter_step VALUES (?, ?, ?, ?, ?, ?, ?)", self.steps)
        self.db.executemany("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self.entries)
        self.matters, self.steps, self.entries = [], [], []

    def finish(self):
        self.db.executemany(
            "INSERT INTO matter_count VALUES (?, ?, ?)",
            [(PLACE, month, last) for month, last in self.counts.items()])
        self.db.execute(
            "UPDATE ledger_head SET seq = ?, hash = ?, last_id = ?, at = ? WHERE community = ?",
            (self.sequence, self.hash, self.last_id, self.until, PLACE))
