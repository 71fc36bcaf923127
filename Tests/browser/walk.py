"""One person at one screen: a browser of their own, and the checks of each page they see."""

import re

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
        self.contexts = []
        self.page = None
        self.become(None)

    def become(self, who: str | None, scripts: bool = True):
        """A fresh browser of `who` (clerk, grid-worker, resident), or of a stranger."""
        self.scripts = scripts
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
        if who and who not in self.community.cookies:
            self.sign_in(who)
        return self.page

    def sign_in(self, who: str):
        """By the link that the terminal gave, which works once; later browsers get the cookie."""
        self.page.goto(self.community.links[who])
        if button := self.button_if_any("登录"):
            button.click()
        self.community.cookies[who] = self.page.context.storage_state()

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def go(self, path: str, name: str):
        answer = self.page.goto(self.community.address + path)
        self.expect(f"{name} answers 200", answer.status == 200, f"{answer.status}")
        self.see(name)

    def see(self, name: str):
        """Asks of the page at hand all that is asked of every page."""
        page = self.page
        self.picture(name)
        self.nothing(f"{name} fits the screen", checks.fits(page))
        self.nothing(f"{name} has targets of 44 px", checks.small_targets(page))
        if self.scripts:  # axe is a script itself
            self.see_in_each_look(name)
        self.nothing(f"{name}: the policy stops nothing", checks.stopped_by_policy(page))
        self.nothing(f"{name}: the console is silent", "; ".join(self.complaints))
        self.complaints.clear()

    def see_in_each_look(self, name: str):
        page = self.page
        self.nothing(f"{name}, light: axe", checks.accessible(page))
        page.emulate_media(color_scheme="dark")
        self.nothing(f"{name}, dark: axe", checks.accessible(page))
        page.emulate_media(color_scheme="light")
        page.evaluate("document.documentElement.dataset.size = 'big'")
        self.nothing(f"{name}, big text: axe", checks.accessible(page))
        self.nothing(f"{name}, big text: fits the screen", checks.fits(page))
        page.evaluate("delete document.documentElement.dataset.size")

    def expect(self, what: str, good: bool, found: str = ""):
        self.report.check(f"{self.name}: {what}", good, found)

    def nothing(self, what: str, found: str):
        self.expect(what, not found, found)

    def shows(self, what: str, *words: str):
        """Each of the words stands on the page."""
        text = self.page.inner_text("body")
        missing = [word for word in words if word not in text]
        self.expect(what, not missing, f"without {'、'.join(missing)}")

    # What people look for is a word on a button, a link or beside a field, never a selector.

    def follow(self, words: str):
        self.page.get_by_role("link", name=re.compile(words)).first.click()

    def press(self, words: str):
        self.page.get_by_role("button", name=re.compile(words)).first.click()

    def fill(self, label: str, text: str):
        self.page.get_by_label(re.compile(label)).first.fill(text)

    def choose(self, label: str):
        """The option of that name, in a group of them or in a list."""
        option = self.page.get_by_role("radio", name=re.compile(label))
        if option.count():
            option.first.check()
        else:
            self.page.get_by_role("option", name=re.compile(label)).first.evaluate(
                "option => { option.selected = true }"
            )

    def button_if_any(self, words: str):
        button = self.page.get_by_role("button", name=re.compile(words))
        return button.first if button.count() else None

    def picture(self, name: str):
        file = re.sub(r"[^a-z0-9]+", "-", f"{self.name}-{name}".lower()).strip("-")
        try:
            self.page.screenshot(path=str(self.shots / f"{file}.png"), full_page=True)
        except Exception as error:  # a picture helps, and proves nothing
            print(f"  no picture of {name}: {error}")

    def end(self):
        for context in self.contexts:
            context.close()
