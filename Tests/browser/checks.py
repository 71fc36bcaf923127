"""What is asked of every page, and the report of what was found."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()

# The smallest side of what is tapped first on a page, in CSS pixels.
SMALLEST_TARGET = 44

# Runs in every document before its own code, so that what the content policy stops is seen.
WATCH_POLICY = """
window.__stopped = [];
document.addEventListener('securitypolicyviolation', event =>
  window.__stopped.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""

WIDER_THAN_SCREEN = """
() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return '';
  const guilty = [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className);
  return `${wide} px wider than the screen: ${guilty.join(', ')}`;
}
"""

SMALL_TARGETS = """
smallest => [...document.querySelectorAll('button, input[type=submit], a.button, [role=button], summary')]
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.width > 0 && box.height > 0)
  .filter(([e, box]) => box.width < smallest - 0.5 || box.height < smallest - 0.5)
  .map(([e, box]) => `${(e.textContent || e.value).trim()} ${box.width.toFixed(0)}×${box.height.toFixed(0)}`)
"""


class Report:
    """Counts the checks and tells each one that fails."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name: str, good: bool, found: str = ""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
        print(f"  {'ok  ' if good else 'FAIL'} {name}{'' if good else ': ' + found}", flush=True)

    def print_sum(self):
        print(f"{self.passed} passed, {self.failed} failed")


def accessible(page) -> str:
    """What axe finds on the page as it is shown now; empty where it finds nothing."""
    found = AXE.run(page).response["violations"]
    return "; ".join(
        f"{rule['id']} ({rule['impact']}) at {', '.join(said(node) for node in rule['nodes'][:3])}"
        for rule in found
    )


def said(node: dict) -> str:
    reasons = [check["message"] for check in node["any"] + node["all"] + node["none"]]
    return f"{' '.join(node['target'])} ({' '.join(reasons)})"


def fits(page) -> str:
    return page.evaluate(WIDER_THAN_SCREEN)


def small_targets(page) -> str:
    return "; ".join(page.evaluate(SMALL_TARGETS, SMALLEST_TARGET))


def stopped_by_policy(page) -> str:
    return "; ".join(page.evaluate("() => window.__stopped || []"))
