"""Walk: somebody going through the site, whose pages are all checked on the way."""

from playwright.sync_api import expect

TIMEOUT = 30_000  # milliseconds: machines that run tests are busy
expect.set_options(timeout=TIMEOUT)


class Walk:
    """A page with its checks: axe, nothing wider than the window, nothing to complain of in the console."""

    def __init__(self, page, axe):
        self.page, self.axe, self.complaints = page, axe, []
        page.set_default_timeout(TIMEOUT)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    @property
    def main(self):
        return self.page.get_by_role("main")

    def go(self, address):
        self.page.goto(address)
        self.look()

    def follow(self, name, *, within=None):
        (within or self.main).get_by_role("link", name=name).first.click()
        self.look()

    def press(self, name):
        self.main.get_by_role("button", name=name, exact=True).first.click()
        self.look()

    def look(self):
        """Check the page that is open now, once a form that waits for what is being kept has gone."""
        expect(self.page.locator("form[aria-busy]")).to_have_count(0)
        self.page.wait_for_load_state()
        self.axe(self.page)
        wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], f"{self.page.url} is {wide[0]} pixels wide in a window of {wide[1]}"
        assert self.complaints == [], self.complaints

    def fill(self, answers):
        """Write `answers`, texts by the labels of their fields."""
        for label, text in answers.items():
            self.main.get_by_label(label).fill(text)

    def says(self, text):
        expect(self.main.get_by_text(text).first).to_be_visible()

    def is_headed(self, text):
        """The page's heading is `text`, without the caption above it."""
        expect(self.page.get_by_role("heading", level=1, name=text)).to_be_visible()
