"""A case study arranged for reading: its parts in the order in which a reader asks, without those that hold nothing."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from .bars import in_words, pairs_by_direction
from .fit import fit_between, number_word
from .kinds import Kind, Verdict
from .models import Consent, CostBand, Role, Stage
from .queries import with_files
from .spread import Spread, key_of

COST_FIGURES = {
    CostBand.NO_COST: ("£0", "to spend"),
    CostBand.UNDER_1000: ("£1,000", "to spend, at the most"),
    CostBand.UNDER_5000: ("£5,000", "to spend, at the most"),
    CostBand.UNDER_20000: ("£20,000", "to spend, at the most"),
    CostBand.OVER_20000: ("£20,000", "to spend, or more"),
}
SINCE = {
    Stage.IDEA: "We have been thinking about it since {month}.",
    Stage.TRYING: "We have been trying it since {month}.",
    Stage.IN_USE: "We have worked this way since {month}.",
    Stage.STOPPED: "We started in {month} and have stopped since.",
}


@dataclass(frozen=True)
class Part:
    """One part of the page; `key` is its anchor and names its template."""

    key: str
    title: str

    @property
    def template(self):
        return f"innovations/_part_{self.key}.html"


@dataclass
class Study:
    """What stands on the page of `innovation` for one reader, whose own place is `yours` (or None).

    `entries` are those of an edition, or of the workbook before the first; all lists in the order to show them.
    `spread` is who took it up, or None where that is not told: before it is published, and on paper.
    """

    innovation: object
    entries: list = field(default_factory=list)
    measures: list = field(default_factory=list)
    credits: list = field(default_factory=list)
    authors: list = field(default_factory=list)
    themes: list = field(default_factory=list)
    yours: object = None
    spread: Spread | None = None

    @cached_property
    def parts(self):
        it = self.innovation
        parts = [
            ("short", "In short", self.figures or it.problem or it.what_happens_now or self.story_first or self.since),
            ("fit", "Does it fit us?", self.fit.rows or (self.spread and self.spread.most_alike)),
            ("worth", "Is it worth it?", self.measures),
            ("can", "Can we do it?", self.needs or self.of(Kind.BLOCKER)),
            ("how", self._how_title(), self.of(Kind.STEP) or self.of(Kind.LINK)),
            ("turned", "What turned it", self.of(Kind.TIPPING_POINT)),
            ("words", self._words_title(), self.of(Kind.WORDS) or self.of(Kind.LOSS)),
            ("skip", self._skip_title(), self.of(Kind.WASTED_TIME) or self.of(Kind.FAILURE) or self.of(Kind.TIP)),
            ("money", "The money", self.money_rows or self.of(Kind.MONEY)),
            ("story", "In one paragraph, to pass on", it.story and not self.story_first),
            ("who", "Who is behind it" if it.stage == Stage.IDEA else "Who did it", self.credits),
            ("talk", self._talk_title(), self.spread or it.is_open_to_contact is not None),
        ]
        return [Part(key, title) for key, title, content in parts if content]

    def of(self, kind):
        """The entries of one kind, as a list."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self):
        found = {}
        for entry in self.entries:
            found.setdefault(entry.kind, []).append(entry)
        return found

    # In the templates, where a method takes no argument
    steps = property(lambda self: self.of(Kind.STEP))
    links = property(lambda self: self.of(Kind.LINK))
    blockers = property(lambda self: self.of(Kind.BLOCKER))
    tipping_points = property(lambda self: self.of(Kind.TIPPING_POINT))
    words = property(lambda self: self.of(Kind.WORDS))
    losses = property(lambda self: self.of(Kind.LOSS))
    wasted_times = property(lambda self: self.of(Kind.WASTED_TIME))
    failures = property(lambda self: self.of(Kind.FAILURE))
    tips = property(lambda self: self.of(Kind.TIP))
    moneys = property(lambda self: self.of(Kind.MONEY))

    # In short

    @cached_property
    def figures(self):
        """The effort, as pairs of a large figure and what it means."""
        it, found = self.innovation, []
        if it.setup_hours is not None:
            found.append((in_words(it.setup_hours, "hours"), "to set up"))
        if it.weeks_to_benefit is not None:
            found.append(
                (in_words(it.weeks_to_benefit, "weeks") if it.weeks_to_benefit else "At once", "until we felt it")
            )
        if it.running_hours_a_week is not None:
            found.append((in_words(it.running_hours_a_week, "hours"), "a week to run"))
        if it.cost_band:
            found.append(COST_FIGURES[it.cost_band])
        return found

    @property
    def story_first(self):
        """The story stands in for a problem and an answer where neither was written down."""
        return "" if self.innovation.problem or self.innovation.what_happens_now else self.innovation.story

    @property
    def since(self):
        """ "We have worked this way since June 2025.", or "" where it is not known."""
        started_on = self.innovation.started_on
        if not started_on:
            return ""
        if started_on > timezone.localdate():
            return f"We mean to start in {started_on:%B %Y}."
        return SINCE[self.innovation.stage].format(month=f"{started_on:%B %Y}")

    @cached_property
    def fit(self):
        return fit_between(self.innovation, self.yours)

    @cached_property
    def measure_groups(self):
        return pairs_by_direction(self.measures)

    @cached_property
    def needs(self):
        """What it takes, as pairs of a heading and a text."""
        it = self.innovation
        rows = [
            ("People", it.roles_needed),
            ("Permission", it.permissions_needed),
            ("IT", it.it_needed),
            ("Hours", self._hours()),
            ("Cost", it.get_cost_band_display()),
        ]
        return [(heading, text) for heading, text in rows if text]

    def _hours(self):
        setup, running = self.innovation.setup_hours, self.innovation.running_hours_a_week
        words = [
            f"{in_words(setup, 'hours')} to set up" if setup is not None else "",
            f"{in_words(running, 'hours')} a week to run" if running is not None else "",
        ]
        return ", then ".join(filter(None, words))

    # The entries

    def _how_title(self):
        if not self.steps:
            return "Files and links"
        return "How we would do it" if self.innovation.stage == Stage.IDEA else "How we did it"

    @property
    def numbered_steps(self):
        return [(f"Step {number}", entry) for number, entry in enumerate(self.steps, start=1)]

    @property
    def steps_and_beside(self):
        """As numbered_steps, each with what others did with it (a Beside), or None."""
        besides = self.spread.besides if self.spread else {}
        return [(label, entry, besides.get(key_of(entry))) for label, entry in self.numbered_steps]

    @property
    def steps_in_words(self):
        count = len(self.steps)
        orders = {Stage.IDEA: "we would do them", Stage.STOPPED: "we did them"}
        order = orders.get(self.innovation.stage, "we would do them now")
        return f"{number_word(count).capitalize()} steps, in the order {order}." if count > 1 else ""

    def _words_title(self):
        verdicts = {entry.verdict for entry in self.words}
        if not verdicts:
            return "What people felt they would lose"
        titles = {frozenset([Verdict.WORKED]): "What to say", frozenset([Verdict.FAILED]): "What not to say"}
        return titles.get(frozenset(verdicts), "What to say, and what not to")

    def _skip_title(self):
        return "What to skip" if self.wasted_times or self.failures else "Tips"

    @property
    def wasted_in_words(self):
        """ "29 of our hours came to nothing.", or "" where no hours were counted."""
        hours = sum(entry.hours or 0 for entry in self.wasted_times)
        if not hours:
            return ""
        if hours == 1:
            return "One of our hours came to nothing. You need not spend it."
        return f"{in_words(hours)} of our hours came to nothing. You need not spend them."

    @cached_property
    def money_rows(self):
        """What paid for it and what keeps it going, where no entry about money says the very same."""
        said = {text for entry in self.moneys for text in entry.answers.values()}
        rows = [
            ("What paid for it", self.innovation.funded_by),
            ("What keeps it going", self.innovation.kept_going_by),
        ]
        return [(heading, text) for heading, text in rows if text and text not in said]

    # The people. Whoever did not agree to be named is counted, never named, wherever on the page.

    @property
    def named(self):
        return [credit for credit in self.credits if credit.consent == Consent.AGREED]

    @property
    def unnamed_in_words(self):
        """Lines for those whose names do not show: "Two colleagues asked not to be named."."""
        declined = sum(credit.consent == Consent.DECLINED for credit in self.credits)
        asked = sum(credit.consent == Consent.ASKED for credit in self.credits)
        lines = []
        if declined:
            lines.append((_colleagues(declined), "Asked not to be named."))
        if asked:
            lines.append((_colleagues(asked), "Not named, because we have not heard yet whether we may."))
        return lines

    def notes_from(self, *, is_signed_in):
        """ "With notes from Carol Whitlock.": the colleagues outside the team who gave some of the entries, or "".

        Their names are for signed-in colleagues; others read how many.
        """
        people = {entry.given_by for entry in self.entries if entry.given_by}
        if not people:
            return ""
        names = sorted({person.shown_name for person in people})
        count = "1 colleague" if len(people) == 1 else f"{len(people)} colleagues"
        return f"With notes from {', '.join(names) if is_signed_in else f'{count} elsewhere'}."

    def _talk_title(self):
        return "Talk to someone who tried it" if self.spread else "Talk to somebody"

    @property
    def people_to_talk_to(self):
        """The owners with an account, without anybody who has not agreed to be named; perhaps none."""
        silent = {credit.person_id for credit in self.credits if credit.consent != Consent.AGREED}
        owners = [author.person for author in self.authors if author.role == Role.OWNER]
        return [person for person in owners if person.is_active and person.pk not in silent]

    @property
    def to_talk_to(self):
        """Their names."""
        return [person.name for person in self.people_to_talk_to]


def _colleagues(count):
    return "One colleague" if count == 1 else f"{number_word(count).capitalize()} colleagues"


def study_of(innovation, *, edition, user):
    """The Study of `innovation` as `edition` tells it to `user`; without one, what the next edition would take in."""
    entries = edition.entries.order_by("position", "pk") if edition else innovation.entries.in_next().in_order()
    return Study(
        innovation,
        entries=list(with_files(entries.select_related("given_by"))),
        measures=list(innovation.measures.all()),
        credits=list(innovation.credits.select_related("person")),
        # Their names are for signed-in colleagues.
        authors=list(innovation.authors.in_order()) if user.is_authenticated else [],
        themes=list(innovation.themes.all()),
        yours=getattr(user, "organisation", None),
    )
