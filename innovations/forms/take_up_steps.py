"""What a place did with each step of the workbook, and the steps of its own that it added."""

from dataclasses import dataclass

from django import forms

from sharehub.core.forms import SectionForm, line

from ..models import Did
from .entries import text
from .notes import Taps

# So many empty places for steps of their own; there are always some more once these are filled in.
FREE = 2
MOST_ADDED = 30
WITH_A_STEP = [(Did.KEPT, "Kept it"), (Did.CHANGED, "Changed it"), (Did.DROPPED, "Left it out")]


@dataclass(frozen=True)
class Row:
    """One step on the page. `key` ends the names of its fields; `source_id` is None for a step of their own."""

    key: str
    source_id: int | None = None
    title: str = ""
    number: int | None = None


def rows_of(take_up):
    """Row of each step of the edition they used, and of what they told of others before."""
    steps = [(step.source_id, step.headline) for step in take_up.steps_to_tell()]
    known = {source_id for source_id, _ in steps}
    rows = [Row(str(pk), pk, title, number) for number, (pk, title) in enumerate(steps, start=1)]
    told = [step for step in take_up.steps.all() if step.source_id is not None and step.source_id not in known]
    return rows + [Row(str(step.source_id), step.source_id, step.title) for step in told]


class StepsForm(SectionForm):
    hide_optional = True

    def __init__(self, data=None, *, thing, **kwargs):
        self.rows = rows_of(thing)
        told = [step for step in thing.steps.all() if step.source_id is None]
        posted = sum(f"title_own{number}" in data for number in range(MOST_ADDED)) if data else 0
        self.own = [Row(f"own{number}") for number in range(min(max(len(told) + FREE, posted), MOST_ADDED))]
        super().__init__(data, thing=thing, **kwargs)
        for row in self.rows:
            self.fields[f"did_{row.key}"] = forms.ChoiceField(
                label="What did you do with it?",
                choices=WITH_A_STEP,
                widget=Taps,
                required=False,
            )
            self.fields[f"to_what_{row.key}"] = text("What do you do instead?", rows=2)
            self.fields[f"why_{row.key}"] = text("Why?", rows=2)
        for row in self.own:
            self.fields[f"title_{row.key}"] = line("What did you add?", widget=forms.TextInput({"placeholder": " "}))
            self.fields[f"to_what_{row.key}"] = text("How do you do it?", rows=2)
            self.fields[f"why_{row.key}"] = text("Why?", rows=2)

    def initial_of(self, thing):
        said = {}
        told = list(thing.steps.all())
        by_source = {step.source_id: step for step in told}
        for row in self.rows:
            if step := by_source.get(row.source_id):
                said |= {f"did_{row.key}": step.did, **self.texts_of(step, row)}
        added = [step for step in told if step.source_id is None]
        for row, step in zip(self.own, added, strict=False):
            said |= {f"title_{row.key}": step.title, **self.texts_of(step, row)}
        return said

    def texts_of(self, step, row):
        return {f"to_what_{row.key}": step.to_what, f"why_{row.key}": step.why}

    @property
    def step_fields(self):
        """For the page: (row, did, to_what, why) of each step of the workbook."""
        return [(row, *(self[f"{name}_{row.key}"] for name in ("did", "to_what", "why"))) for row in self.rows]

    @property
    def own_fields(self):
        """For the page: (title, to_what, why) of each place for a step of their own."""
        return [[self[f"{name}_{row.key}"] for name in ("title", "to_what", "why")] for row in self.own]

    def clean(self):
        said = super().clean()
        for row in self.rows:
            did, to_what, why = (said.get(f"{name}_{row.key}", "") for name in ("did", "to_what", "why"))
            if did == Did.CHANGED and not to_what:
                self.add_error(f"to_what_{row.key}", f"Write what you do instead of “{row.title}”.")
            if not did and (to_what or why):
                self.add_error(f"did_{row.key}", f"Choose what you did with “{row.title}”.")
        for row in self.own:
            title, *texts = (said.get(f"{name}_{row.key}", "") for name in ("title", "to_what", "why"))
            if any(texts) and not title and f"title_{row.key}" not in self.errors:
                self.add_error(f"title_{row.key}", "Write in one line what you added.")
        return said

    @property
    def steps(self):
        """What to hand to `take_up.steps.tell`. What was kept needs no words."""
        said = self.cleaned_data
        steps = []
        for row in self.rows:
            if did := said[f"did_{row.key}"]:
                texts = {"to_what": "", "why": ""} if did == Did.KEPT else self.words(row, did)
                steps.append({"source_id": row.source_id, "title": row.title, "did": did, **texts})
        for row in self.own:
            if title := said[f"title_{row.key}"]:
                steps.append({"source_id": None, "title": title, "did": Did.ADDED, **self.words(row, Did.ADDED)})
        return steps

    def words(self, row, did):
        to_what, why = (self.cleaned_data[f"{name}_{row.key}"] for name in ("to_what", "why"))
        return {"to_what": "" if did == Did.DROPPED else to_what, "why": why}

    def beside(self, current):
        """Both texts, step by step, where a colleague's differ from what was typed here."""
        super().beside(current)
        theirs, yours = self.initial_of(current), {name: self[name].value() for name in self.fields}
        rows = [*self.rows, *self.own]
        pairs = [
            {"label": row.title or "What you added", "theirs": in_words(theirs, row), "yours": in_words(yours, row)}
            for row in rows
        ]
        return [pair for pair in pairs if pair["theirs"] != pair["yours"]]


def in_words(values, row):
    """All that `values` (a dict by the names of fields) says of one step."""
    did = dict(WITH_A_STEP).get(values.get(f"did_{row.key}"), "")
    texts = [str(values.get(f"{name}_{row.key}") or "").strip() for name in ("title", "to_what", "why")]
    return "\n".join(filter(None, [did, *texts]))
