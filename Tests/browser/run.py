"""Walks the pages of a real demo community in a real browser.

Each journey runs at the width of a phone and of a desk. What can fail is a check with a name;
every check is printed, and the last line is "N passed, N failed".

Environment: WUZHI, the debug executable (.build/debug/wuzhi); CHROMIUM, the browser;
SHOTS, the folder for pictures of the pages; ONLY, a part of a journey's name.
"""

import os
import pathlib
import signal
import sys
import traceback

from playwright.sync_api import sync_playwright

import journeys
from checks import Report
from community import Community
from walk import Walk

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    report = Report()
    shots = pathlib.Path(os.environ.get("SHOTS", ROOT / ".build/check/shots"))
    shots.mkdir(parents=True, exist_ok=True)
    binary = os.environ.get("WUZHI", str(ROOT / ".build/debug/wuzhi"))
    with Community(binary) as community, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        for journey, width in wanted():
            walk(journey, width, browser, community, report, shots)
        browser.close()
        report.check("the server ends cleanly on SIGTERM", *community.stop())
    report.print_sum()
    return 1 if report.failed else 0


def wanted():
    only = os.environ.get("ONLY", "")
    return [(journey, width) for journey, width in journeys.ALL if only in journey.__name__]


def walk(journey, width, browser, community, report, shots):
    name = f"{journey.__name__} at {width} px"
    print(name, flush=True)
    walk = Walk(browser, community, report, shots, name, width)
    try:
        journey(walk)
        report.check(f"{name}: walked to its end", True)
    except Exception as error:  # the journey broke off: say where, and walk the next one
        walk.picture("broken-off")
        report.check(f"{name}: walked to its end", False, f"{step_of(error)}: {error}")
    finally:
        walk.end()


def step_of(error: Exception) -> str:
    """The line of the journey at which it broke off."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename == journeys.__file__]
    return f"journeys.py:{own[-1].lineno} {own[-1].line}" if own else "before its first step"


if __name__ == "__main__":
    sys.exit(main())
