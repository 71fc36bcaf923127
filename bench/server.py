"""The server under test: started, signed in to, asked what it has cost."""

import http.client
import os
import re
import subprocess
import time
import urllib.parse

TICK = os.sysconf("SC_CLK_TCK")


class Server:
    """`wuzhi serve` with its settings as delivered; its log goes into a file."""

    def __init__(self, wuzhi, folder, port, environment=None, postmaster=None):
        self.port = port
        self.postmaster = postmaster
        self.log = open(os.path.join(folder, "serve.log"), "ab")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [wuzhi, "serve", "--data", folder, "--port", str(port)], stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=self.log, env={**os.environ, **(environment or {})})

    def wait(self, path="/1/"):
        """Seconds from the start of the process to its first 200."""
        while time.monotonic() - self.started < 60:
            if self.process.poll() is not None:
                raise SystemExit("bench: the server did not start; see " + self.log.name)
            try:
                if ask(self.port, path)[0] == 200:
                    return time.monotonic() - self.started
            except OSError:
                time.sleep(0.001)
        raise SystemExit("bench: the server does not answer")

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def cpu(self):
        """Seconds of processor time so far, with those of PostgreSQL where it has the data."""
        total = cpu_of(self.process.pid)
        if self.postmaster:
            total += cpu_of(self.postmaster, gone=True)
            total += sum(cpu_of(pid) for pid in children(self.postmaster))
        return total

    def memory(self):
        """MiB that are resident, shared pages included."""
        with open("/proc/%d/status" % self.process.pid) as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def cpu_of(pid, gone=False):
    try:
        with open("/proc/%d/stat" % pid) as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0
    return sum(int(f) for f in fields[11:15 if gone else 13]) / TICK


def children(pid):
    with open("/proc/%d/task/%d/children" % (pid, pid)) as file:
        return [int(p) for p in file.read().split()]


def ask(port, path, method="GET", body=None, headers=None):
    """One request on a connection of its own: status, headers, body."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request(method, path, body, headers or {})
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, answer.headers, body


def field(page, name):
    return re.search(rb'name="%s" value="([^"]+)"' % name.encode(), page).group(1).decode()


def form_seal(port, path):
    """The token of a form, and the cookie that belongs to it."""
    _, headers, page = ask(port, path)
    return field(page, "token"), headers["Set-Cookie"].split(";")[0]


def sign_in(port, link):
    """Presses the button of a sign-in link; answers the session's cookie."""
    path = urllib.parse.urlparse(link).path
    _, headers, page = ask(port, path)
    form = urllib.parse.urlencode({"token": field(page, "token"), "key": field(page, "key")})
    status, headers, _ = ask(port, path, "POST", form, {
        "Cookie": headers["Set-Cookie"].split(";")[0],
        "Content-Type": "application/x-www-form-urlencoded"})
    if status != 303:
        raise SystemExit("bench: signing in answered %d" % status)
    return next(c.split(";")[0] for c in headers.get_all("Set-Cookie") if c.startswith("wz="))
