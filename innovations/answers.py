"""What a case study answers so far, question by question, in short lines: for the task list and the last check."""

from django.utils.formats import date_format
from django.utils.text import Truncator

from .models import Consent


def count(number, one, many=None):
    """3, "step" → "3 steps"; 1 → "1 step"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def hours(number):
    """Working time in words, without a needless .0."""
    return f"{number.normalize():f} hour{'' if number == 1 else 's'}"


class Answers:
    """Reads everything it needs of `innovation` once, in four queries whatever its size."""

    def __init__(self, innovation):
        self.innovation = innovation
        self.entries = list(innovation.entries.order_by("position", "pk"))
        self.measures = list(innovation.measures.all())
        self.credits = list(innovation.credits.select_related("person"))
        self.themes = sorted(theme.name for theme in innovation.themes.all())

    def of(self, question):
        """The lines that answer `question`; an empty list where it is not answered yet."""
        if question.kind:
            return [Truncator(entry.headline).chars(120) for entry in self.of_kind(question.kind)]
        return [str(line) for line in getattr(self, f"_{question.key}")() if line]

    def of_kind(self, kind):
        return [entry for entry in self.entries if entry.kind == kind]

    def is_given(self, question):
        """Whether it is answered. A prefilled place size does not say when it started, nor a credit that they agree."""
        if question.key == "start":
            return self.innovation.started_on is not None
        if question.key == "credits":
            return bool(self.credits) and not self.silent
        return bool(self.of(question))

    @property
    def silent(self):
        """Credits whose people have not said whether they may be named."""
        return [credit for credit in self.credits if credit.consent == Consent.ASKED]

    def hint(self, question):
        """How far the answer has got, where it is a list; "" otherwise."""
        if question.key == "measures":
            return count(len(self.measures), "measure") if self.measures else ""
        if question.key == "credits":
            return self._credits_hint()
        return self._entries_hint(question.kind) if question.kind else ""

    def _entries_hint(self, kind):
        found = self.of_kind(kind)
        if not found:
            return ""
        nouns = {
            "step": ("step",),
            "words": ("thing said", "things said"),
            "tipping_point": ("tipping point",),
            "failure": ("failure",),
            "loss": ("fear met", "fears met"),
            "blocker": ("obstacle",),
            "link": ("link",),
            "tip": ("tip",),
        }
        spent = sum(entry.hours or 0 for entry in found)
        if kind == "wasted_time" and spent:
            return f"{hours(spent)} in all"
        return count(len(found), *nouns.get(kind, ("note",)))

    def _credits_hint(self):
        if len(self.silent) == 1:
            return f"{self.silent[0].shown_name} has not agreed to be named yet"
        if self.silent:
            return f"{len(self.silent)} people have not agreed to be named yet"
        return count(len(self.credits), "person", "people") if self.credits else ""

    def _title(self):
        return [self.innovation.title, self.innovation.get_stage_display(), ", ".join(self.themes)]

    def _problem(self):
        return [self.innovation.problem]

    def _now(self):
        return [self.innovation.summary, self.innovation.what_happens_now]

    def _place(self):
        return [self.innovation.organisation]

    def _start(self):
        it = self.innovation
        return [
            it.started_on and date_format(it.started_on, "j F Y"),
            it.list_size is not None and count(it.list_size, "patient"),
            it.get_setting_display(),
            it.deprivation_decile and f"Deprivation: {it.deprivation_decile} of 10, where 1 is the most deprived",
        ]

    def _story(self):
        return [self.innovation.story]

    def _measures(self):
        return [
            f"{measure.what}: {measure.before.normalize():f} before, {measure.after.normalize():f} after"
            + (f" ({measure.unit})" if measure.unit else "")
            for measure in self.measures
        ]

    def _effort(self):
        it = self.innovation
        return [
            it.setup_hours is not None and f"{count(it.setup_hours, 'hour')} to set up",
            it.weeks_to_benefit is not None and f"{count(it.weeks_to_benefit, 'week')} until we felt it",
            it.running_hours_a_week is not None and f"{hours(it.running_hours_a_week)} a week to keep going",
            it.get_cost_band_display(),
        ]

    def _needs(self):
        return [self.innovation.roles_needed, self.innovation.permissions_needed, self.innovation.it_needed]

    def _funding(self):
        return [self.innovation.funded_by, self.innovation.kept_going_by]

    def _credits(self):
        return [
            f"{credit.shown_name}: {credit.did}"
            + ("" if credit.consent == Consent.AGREED else f" ({credit.get_consent_display().lower()}, so not shown)")
            for credit in self.credits
        ]

    def _contact(self):
        it = self.innovation
        if it.is_open_to_contact is None:
            return []
        return ["Yes" if it.is_open_to_contact else "No", it.contact_note]

    def _visibility(self):
        return [self.innovation.get_visibility_display()]
