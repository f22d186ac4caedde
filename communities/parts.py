"""The parts of the worksheet on which a network is scoped, in their order."""

from dataclasses import dataclass

from django.urls import reverse

from .forms.worksheet import DoorsForm, LimitsForm, MethodForm, PurposeForm, WorthForm


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


PARTS = (
    Part("purpose", "What are you for?", "Who, what, for whom, by when", PurposeForm, "purpose"),
    Part("limits", "What will you not do?", "What others may expect of you, and you leave alone", LimitsForm),
    Part("focus", "What will you work on?", "One to three areas of focus", None, "focus"),
    Part("method", "How will you work?", "A method and a rhythm that all hold to", MethodForm, "method"),
    Part("worth", "Will it be worth it?", "How you will know, and the hours that it may take", WorthForm),
    Part("doors", "Who may come in?", "Name, themes, who sees it and how people join", DoorsForm),
)
BY_KEY = {part.key: part for part in PARTS}


def after(part):
    """The part that follows, or None after the last."""
    place = PARTS.index(part) + 1
    return PARTS[place] if place < len(PARTS) else None


def tasks_of(network, missing):
    """The worksheet as a task list; `missing` is network.missing_to_open()."""
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
        tasks.append({"text": part.title, "hint": part.hint, "url": part.url(network), "status": status})
    return tasks
