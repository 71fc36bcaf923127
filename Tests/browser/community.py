"""A demo community on a free port, with its data in a folder that is gone afterwards."""

import queue
import re
import signal
import subprocess
import tempfile
import threading
import time

# A debug build lays down a month of a community's life in less than this, in seconds.
PATIENCE = 300


class Community:
    """Starts `wuzhi demo` and reads the address and the one-use links that it prints."""

    def __init__(self, binary: str):
        self.binary = binary
        self.address = ""
        self.links: dict[str, str] = {}
        self.cookies: dict[str, dict] = {}  # who: what the browser keeps after signing in
        self.homes: dict[str, str] = {}  # who: where signing in led

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="wuzhi-browser-")
        self.process = subprocess.Popen(
            [self.binary, "demo", "--port", "0", "--data", self.folder.name + "/data"]
            + ["--fresh", "--months", "1", "--machine"],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            self.read_links()
        except BaseException:
            self.__exit__()
            raise
        return self

    def read_links(self):
        lines = self.lines()
        end = time.monotonic() + PATIENCE
        wanted = {"clerk", "grid-worker", "resident"}
        while not self.address or not wanted <= self.links.keys():
            try:
                line = lines.get(timeout=max(0.1, end - time.monotonic()))
            except queue.Empty:
                raise RuntimeError(f"wuzhi demo said no address in {PATIENCE} s") from None
            if line is None:
                raise RuntimeError(f"wuzhi demo ended with {self.process.wait()}")
            if match := re.fullmatch(r"address (\S+)", line):
                self.address = match[1].rstrip("/")
            elif match := re.fullmatch(r"sign-in (\S+) (\S+)", line):
                self.links[match[1]] = match[2]

    def lines(self) -> queue.Queue:
        """What the server prints, line by line; read to the end, so that it never blocks."""
        lines: queue.Queue = queue.Queue()

        def read():
            for line in self.process.stdout:
                lines.put(line.strip())
            lines.put(None)

        threading.Thread(target=read, daemon=True).start()
        return lines

    def stop(self) -> tuple[bool, str]:
        """Asks the server to end; answers whether it did so in time and without complaint."""
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            return False, "still running after 15 s"
        return status == 0, f"exit {status}"

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()
