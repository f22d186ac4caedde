"""Told: what an entry of a workbook says, shared by the living entry and its frozen copy in an edition."""

from django.db import models

from sharehub.core.constraints import not_negative, valid_choice

from ..kinds import SHAPES, Kind, Verdict


class Told(models.Model):
    kind = models.CharField(max_length=15, choices=Kind)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    happened_on = models.DateField("when")
    answers = models.JSONField(default=dict, help_text="Name → text, as SHAPES of the kind says.")
    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
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
        """The line it is known by in lists."""
        return self.answers.get(self.shape.required[0], "")

    @property
    def rest(self):
        """What it says beyond its headline, as a list of texts in the order of its form."""
        return list(filter(None, (self.answers.get(name) for name in self.shape.answers[1:])))

    @property
    def text(self):
        """All that it says, in the order of its form, as sentences; web addresses left out."""
        answers = (self.answers.get(name, "").strip() for name in self.shape.answers if name != "url")
        return " ".join(each if each[-1] in ".!?”’)…:" else f"{each}." for each in answers if each)
