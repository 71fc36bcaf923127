"""The lines of the table: what is asked for, how often at a time, and what is aimed at."""

import http.client
import json
import statistics
import time
import urllib.parse

import server

JSON = {"Accept": "application/json"}
PAGE = {"Accept": "text/html"}
GZIP = {"Accept": "text/html", "Accept-Encoding": "gzip"}
DESK = "/1/desk/matters"


class Round:
    """What one round of a line has given."""

    def __init__(self, requests, seconds, p50, p99, errors):
        self.requests, self.seconds, self.p50, self.p99, self.errors = requests, seconds, p50, p99, errors
        self.rate = requests / seconds


class Line:
    phase = "read"

    def __init__(self, goal, name, cpu=None, rate=None, most=None):
        self.goal, self.name, self.aim_cpu, self.aim_rate, self.most = goal, name, cpu, rate, most
        self.rounds = []
        self.weight = None

    def check(self, run):
        """Stops where the answer is not what the line is about."""

    @property
    def quiet(self):
        """The rounds in which other programs left the machine alone; all where there are none."""
        return [r for r in self.rounds if r.others <= 0.25] or self.rounds

    def middle(self, what):
        values = [getattr(r, what) for r in self.quiet if getattr(r, what) is not None]
        return statistics.median(values) if values else None

    @property
    def errors(self):
        return sum(r.errors for r in self.rounds)

    @property
    def is_noisy(self):
        return min(r.others for r in self.rounds) > 0.25


class Get(Line):
    """GET of addresses in turn, 32 at a time, by someone signed in at the desk."""

    def __init__(self, goal, name, paths, headers, rows=None, **aims):
        super().__init__(goal, name, **aims)
        self.paths, self.headers, self.rows = paths, headers, rows

    def addresses(self, run):
        return self.paths

    def sent(self, run):
        return {"Cookie": run.session, **self.headers}

    def check(self, run):
        for path in self.addresses(run)[:16]:
            status, headers, body = server.ask(run.server.port, path, headers=self.sent(run))
            if status not in (200, 304):
                raise SystemExit("bench: %s answers %d" % (path, status))
            self.weight = max(self.weight or 0, len(body))
            if self.rows and len(json.loads(body)["matters"]) != self.rows:
                raise SystemExit("bench: %s has not %d rows" % (path, self.rows))

    def measure(self, run, number):
        file = run.listed("paths", self.addresses(run))
        said = run.wrk(32, ["get", file], self.sent(run))
        return Round(said["requests"], said["microseconds"] / 1e6, said["p50"], said["p99"], said["errors"])


class Hello(Get):
    """The plainest answer that the server has: 304 for an asset that the browser has already."""

    def addresses(self, run):
        return [run.asset]

    def sent(self, run):
        digest = run.asset.rsplit("-", 1)[1].split(".")[0]
        return {"If-None-Match": '"%s"' % digest}


class Create(Line):
    """The filing form as a browser sends it (multipart), each with a key of its own."""

    phase = "create"

    def __init__(self, goal, connections, **aims):
        super().__init__(goal, "file a matter, %d client%s" % (connections, "s" if connections > 1 else ""), **aims)
        self.connections = connections

    def measure(self, run, number):
        words = ["%s，第%d次发现，请派人来看看，谢谢。" % (text, i) for i in range(50) for text in STORIES]
        file = run.listed("words", words)
        before = run.acts()
        said = run.wrk(self.connections, ["post", "/1/matters", file, run.token], {"Cookie": run.visitor})
        if run.acts() - before < said["requests"] - said["errors"]:
            raise SystemExit("bench: more was answered than the record holds")
        return Round(said["requests"], said["microseconds"] / 1e6, said["p50"], said["p99"], said["errors"])


class Close(Line):
    """Closing at the desk, one client, each matter once."""

    phase = "close"

    def measure(self, run, number):
        ids = run.known["replied"][number * 60:number * 60 + 60]
        line = http.client.HTTPConnection("127.0.0.1", run.server.port)
        headers = {"Cookie": run.session, "X-Wuzhi": "1", "Content-Type": "application/json", **JSON}
        times, errors, start = [], 0, time.monotonic()
        for id_ in ids:
            sent = time.monotonic()
            line.request("POST", "%s/%d/closure" % (DESK, id_), "{}", headers)
            answer = line.getresponse()
            answer.read()
            errors += answer.status != 200
            times.append((time.monotonic() - sent) * 1e6)
        seconds = time.monotonic() - start
        times.sort()
        return Round(len(times), seconds, statistics.median(times), times[len(times) * 99 // 100], errors)


STORIES = ["楼道的灯坏了好几天，晚上下楼看不见，老人不敢走", "有人把电动车推进楼道充电，线从窗户拉下来",
           "电梯半夜总是停在七楼不动，被关过一次", "地下车库积水，一下雨就漫到配电箱旁边",
           "小区门口的路灯有五盏不亮，放学路上很黑", "垃圾桶满了两天没有人收，味道很大",
           "顶楼漏水，天花板一大片发霉", "消防通道停满了车，救护车都进不来"]
SOUGHT = ["电梯", "路灯", "漏水", "充电", "积水", "门禁", "护栏", "油烟"]


def lines(known):
    states = ["accepted", "dispatched", "replied"]
    filtered = ["%s?view=open&state=%s" % (DESK, s) for s in states]
    filtered += ["%s?view=ended&state=%s" % (DESK, s) for s in ("closed", "withdrawn")]
    details = ["%s/%d" % (DESK, id_) for id_ in known["ids"]]
    sought = ["%s?view=all&q=%s" % (DESK, urllib.parse.quote(w)) for w in SOUGHT]
    return [
        Hello("-", "hello: an asset not modified", ["hello"], {}),
        Get("-", "/health: one read", ["/health"], {}),
        Get("3", "list, JSON, filter and sort, 50 rows", filtered, JSON, rows=50, cpu=400, rate=4000),
        Get("4", "list, page, 50 rows", [DESK], PAGE, cpu=500, rate=3000, most=40_960),
        Get("4", "the same, compressed for the browser", [DESK], GZIP),
        Get("5", "one matter, JSON", details, JSON, cpu=80, rate=15_000),
        Get("6", "one matter, page with history", details, PAGE, cpu=200, rate=6000),
        Get("6", "the same, compressed for the browser", details, GZIP),
        Get("7", "search, two characters, JSON, 50 rows", sought, JSON, cpu=500),
        Close("9", "close a matter, 1 client", cpu=300),
        Create("2", 1),
        Create("1", 32, cpu=250),
        Create("1", 256, cpu=250),
    ]
