"""References of the same minute: what the disk and the machine give just now."""

import os
import sqlite3
import time


def fdatasyncs(folder, seconds):
    """Appends of 4 KiB, each followed by fdatasync, a second."""
    path = os.path.join(folder, "probe.bin")
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    page, count, start = b"\x5a" * 4096, 0, time.monotonic()
    while time.monotonic() - start < seconds:
        os.write(file, page)
        os.fdatasync(file)
        count += 1
    rate = count / (time.monotonic() - start)
    os.close(file)
    os.remove(path)
    return rate


def commits(folder, seconds):
    """Commits of one row by SQLite in write-ahead mode at synchronous=FULL, a second."""
    path = os.path.join(folder, "probe.sqlite")
    remove(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, words TEXT)")
    count, start = 0, time.monotonic()
    while time.monotonic() - start < seconds:
        db.execute("INSERT INTO row (words) VALUES (?)", ("x" * 120,))
        count += 1
    rate = count / (time.monotonic() - start)
    db.close()
    remove(path)
    return rate


def remove(path):
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)


def busy():
    """Seconds of processor time that all programs have taken since the machine started."""
    with open("/proc/stat") as stat:
        fields = [int(f) for f in stat.readline().split()[1:]]
    user, nice, system, _, _, interrupt, soft = fields[:7]
    return (user + nice + system + interrupt + soft) / os.sysconf("SC_CLK_TCK")
