"""Told: what an entry of a workbook says, shared by the living entry, its frozen copy in an edition, and an offer."""

from django.conf import settings
from django.db import models

from sharehub.core.constraints import not_negative, valid_choice
from sharehub.core.text import shorten

from ..kinds import LABELS, SHAPES, Kind, Verdict


class Told(models.Model):
    kind = models.CharField(max_length=15, choices=Kind)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    happened_on = models.DateField("when")
    answers = models.JSONField(default=dict, help_text="Name → text, as SHAPES of the kind says.")

    class Meta:
        abstract = True
        constraints = [
            valid_choice("kind", Kind),
            valid_choice("verdict", Verdict, blank=True),
            not_negative("hours"),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.WORDS) & ~models.Q(verdict="")
                | ~models.Q(kind=Kind.WORDS) & models.Q(verdict=""),
                name="%(app_label)s_%(class)s_words_have_verdict",
            ),
        ]

    def __str__(self):
        return f"{self.label}: {self.headline}"

    @property
    def shape(self):
        return SHAPES[Kind(self.kind)]

    @property
    def css(self):
        """The name of its tile and edge in the stylesheet; words are drawn by their verdict."""
        return self.verdict or self.shape.css

    @property
    def label(self):
        return self.get_verdict_display() or self.get_kind_display()

    @property
    def headline(self):
        """The line it is known by in lists; how it begins, where it was only jotted down."""
        return self.answers.get(self.shape.required[0]) or shorten(self.answers.get(self.shape.core, ""), 100)

    @property
    def still_to_say(self):
        """The names of the answers that its kind asks for and that are not given yet."""
        return [name for name in self.shape.required if not self.answers.get(name, "").strip()]

    @property
    def lines(self):
        """All that it says, as a list of (label or "", text) in the order of its form."""
        said = ((name, self.answers.get(name, "").strip()) for name in self.shape.answers)
        return [(LABELS.get(name, ""), text) for name, text in said if text]

    @property
    def text(self):
        """All that it says, in the order of its form, as sentences; web addresses left out."""
        answers = (self.answers.get(name, "").strip() for name in self.shape.answers if name != "url")
        return " ".join(each if each[-1] in ".!?”’)…:" else f"{each}." for each in answers if each)


class Placed(Told):
    """What stands in its place in a workbook. `given_by` is a colleague outside the team who gave it, or None."""

    position = models.PositiveIntegerField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta(Told.Meta):
        abstract = True
        ordering = ["position", "pk"]
