"""The parts of the worksheet on which a network is scoped, in their order."""

from dataclasses import dataclass

from django.urls import reverse

from .forms.worksheet import DoorsForm, LimitsForm, MethodForm, PurposeForm, WorthForm
from .models import WorksheetPart


@dataclass(frozen=True)
class Part:
    """`needs` begins the codes of what is missing to open while it is not answered; "" for what may stay open."""

    key: str
    title: str
    hint: str
    form: type | None
    needs: str = ""

    def url(self, network):
        if self.form is None:
            return reverse("communities:focus_list", args=[network.slug])
        return reverse("communities:part_edit", args=[network.slug, self.key])


def part(of, *rest):
    return Part(of.value, of.label, *rest)


PARTS = (
    part(WorksheetPart.PURPOSE, "Who, what, for whom, by when", PurposeForm, "purpose"),
    part(WorksheetPart.LIMITS, "What others may expect of you, and you leave alone", LimitsForm),
    part(WorksheetPart.FOCUS, "One to three areas of focus", None, "focus"),
    part(WorksheetPart.METHOD, "A method and a rhythm that all hold to", MethodForm, "method"),
    part(WorksheetPart.WORTH, "How you will know, and the hours that it may take", WorthForm),
    part(WorksheetPart.DOORS, "Name, themes, who sees it and how people join", DoorsForm),
)
BY_KEY = {part.key: part for part in PARTS}


def after(part):
    """The part that follows, or None after the last."""
    place = PARTS.index(part) + 1
    return PARTS[place] if place < len(PARTS) else None


def tasks_of(network, missing, talk):
    """The worksheet as a task list; `missing` is network.missing_to_open(), `talk` how many comments wait, by part."""
    wanting = {each.code for each in missing}
    answered = {
        "limits": bool(network.will_not_do),
        "worth": bool(network.worth_it and network.hours_budget),
        "doors": True,
    }
    tasks = []
    for part in PARTS:
        if part.needs:
            status = "needed" if any(code.startswith(part.needs) for code in wanting) else "completed"
        else:
            status = "completed" if answered[part.key] else "optional"
        hint = f"{part.hint}. {comments(talk[part.key])}" if talk[part.key] else part.hint
        tasks.append({"text": part.title, "hint": hint, "url": part.url(network), "status": status})
    return tasks


def comments(number):
    return "1 comment" if number == 1 else f"{number} comments"
