"""One person at one screen: a browser of their own, and the checks of each page they see."""

import re
from urllib.parse import urldefrag

import checks


class Walk:
    """A journey's tools. `see` is called on each page; it asks all that is asked of every page."""

    def __init__(self, browser, community, report, shots, name: str, width: int):
        self.browser = browser
        self.community = community
        self.report = report
        self.shots = shots
        self.name = name
        self.width = width
        self.complaints: list[str] = []
        self.scripts = True
        self.tried: set[str] = set()  # links that this person has tried
        self.contexts = []
        self.page = None

    def become(self, who: str | None, scripts: bool = True):
        """A fresh browser of `who` (clerk, grid-worker, resident), or of a stranger."""
        self.scripts = scripts
        self.tried = set()
        context = self.browser.new_context(
            viewport={"width": self.width, "height": 780},
            java_script_enabled=scripts,
            is_mobile=self.width < 500,
            has_touch=self.width < 500,
            locale="zh-CN",
            storage_state=self.community.cookies.get(who),
        )
        context.set_default_timeout(10_000)
        context.add_init_script(checks.WATCH_POLICY)
        self.contexts.append(context)
        self.page = context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if who:
            self.sign_in(who)

    def sign_in(self, who: str):
        """By the link that the terminal gave, which works once; later browsers have the cookie."""
        homes = self.community.homes
        if who in homes:
            self.page.goto(homes[who])
            return
        self.page.goto(self.community.links[who])
        self.see(f"sign-in of {who}")
        self.press("登录")
        homes[who] = self.page.url
        self.community.cookies[who] = self.page.context.storage_state()

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def go(self, path: str, name: str):
        answer = self.page.goto(self.community.address + path)
        self.expect(f"{name} answers 200", answer.status == 200, f"{answer.status}")
        self.see(name)

    # What is asked of every page

    def see(self, name: str, errors: int = 0):
        """Asks of the page at hand all that is asked of every page.

        A browser says a line of its own for each answer of 400 and above; `errors` is how many of
        those the journey has asked for.
        """
        page = self.page
        self.picture(name)
        self.nothing(f"{name} fits the screen", checks.fits(page))
        self.nothing(f"{name} has targets of 44 px", checks.small_targets(page))
        if self.scripts:  # axe is a script itself
            self.see_in_each_look(name)
        self.nothing(f"{name}: no link is broken", self.broken_links())
        self.nothing(f"{name}: the policy stops nothing", checks.stopped_by_policy(page))
        own = [words for words in self.complaints if "server responded with a status" in words]
        others = [words for words in self.complaints if words not in own]
        self.nothing(f"{name}: the console is silent", "; ".join(others + own[errors:]))
        self.complaints.clear()

    def see_in_each_look(self, name: str):
        page = self.page
        self.nothing(f"{name}, light: axe", checks.accessible(page))
        page.emulate_media(color_scheme="dark")
        self.nothing(f"{name}, dark: axe", checks.accessible(page))
        page.emulate_media(color_scheme="light")
        was = page.evaluate("document.documentElement.dataset.size || ''")
        page.evaluate("document.documentElement.dataset.size = 'big'")
        self.nothing(f"{name}, big text: axe", checks.accessible(page))
        self.nothing(f"{name}, big text: fits the screen", checks.fits(page))
        if not was:
            page.evaluate("delete document.documentElement.dataset.size")

    def broken_links(self) -> str:
        """Follows each link of the page that this person has not tried yet, once."""
        broken = []
        for link in self.page.locator("a[href]").evaluate_all("links => links.map(a => a.href)"):
            link = urldefrag(link)[0]
            here = link == urldefrag(self.page.url)[0]
            if here or link in self.tried or not link.startswith(self.community.address):
                continue
            self.tried.add(link)
            status = self.page.context.request.get(link).status
            if status >= 400:
                broken.append(f"{link.removeprefix(self.community.address)} answers {status}")
        return "; ".join(broken)

    def expect(self, what: str, good: bool, found: str = ""):
        self.report.check(f"{self.name}: {what}", good, found)

    def nothing(self, what: str, found: str):
        self.expect(what, not found, found)

    def shows(self, what: str, *words: str):
        """Each of the words stands on the page."""
        text = self.page.inner_text("body")
        missing = [word for word in words if word not in text]
        self.expect(what, not missing, f"without {'、'.join(missing)}")

    def text(self) -> str:
        return self.page.inner_text("main")

    def fact(self, name: str) -> str:
        """What stands beside a name in a list of facts."""
        return self.page.locator("dt", has_text=name).locator("xpath=following-sibling::dd[1]").inner_text().strip()

    def pictures_are_shown(self) -> bool:
        pictures = self.page.locator("main img")
        pictures.first.scroll_into_view_if_needed()
        self.page.wait_for_load_state("networkidle")
        return pictures.count() > 0 and all(
            pictures.evaluate_all("images => images.map(i => i.naturalWidth > 0)")
        )

    # What people look for is a word on a button, a link or beside a field, never a selector.

    def follow(self, words: str):
        self.page.get_by_role("link", name=words).first.click()

    def press(self, words: str):
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def open(self, words: str):
        """Unfolds what is folded away under these words."""
        self.page.locator("summary", has_text=words).first.click()

    def fill(self, label: str, text: str):
        self.page.get_by_label(re.compile(f"^{label}")).locator("visible=true").first.fill(text)

    def pick(self, label: str, option: str | int):
        """An option of a list, by its words or its place."""
        box = self.page.get_by_label(re.compile(f"^{label}")).locator("visible=true").first
        box.select_option(index=option) if isinstance(option, int) else box.select_option(label=option)

    def check(self, words: str):
        """One of several answers, by its words."""
        self.page.get_by_role("radio", name=re.compile(f"^({words})$")).check(force=True)

    def attach(self, label: str, name: str, data: bytes):
        self.page.get_by_label(re.compile(f"^{label}")).set_input_files(
            {"name": name, "mimeType": "image/png", "buffer": data}
        )

    def picture(self, name: str):
        file = re.sub(r"[^a-z0-9]+", "-", f"{self.name}-{name}".lower()).strip("-")
        try:
            self.page.screenshot(path=str(self.shots / f"{file}.png"), full_page=True)
        except Exception as error:  # a picture helps, and proves nothing
            print(f"  no picture of {name}: {error}")

    def end(self):
        for context in self.contexts:
            context.close()
