"""What people of the demonstration asked each other: asks.toml.

Each is about a `case_study` (perhaps its `step`, by number, or the take-up of a practice, `tried_at`) or a `challenge`.
"""

from innovations.actions import keep_answer
from innovations.models import Ask, Challenge

from .files import case_study, read
from .when import backdate, happened


def load_asks(people, places):
    for row in read("asks.toml")["ask"]:
        if not Ask.objects.filter(words=row["words"]).exists():
            load_ask(row, people, places)


def load_ask(row, people, places):
    about, exactly = subject_of(row, places)
    with happened(row["on"]) as at:
        ask = about.asks.ask(words=row["words"], by=people[row["by"]], **exactly)
    backdate(ask, asked_at=at)
    for said in row.get("answers", ()):
        with happened(said["on"]) as at:
            answer = ask.answers.give(words=said["words"], by=people[said["by"]])
        backdate(answer, answered_at=at)
        if "settled_on" in said:
            with happened(said["settled_on"]) as at:
                ask.settle(by=ask.asked_by, answer=answer)
            backdate(ask, settled_at=at)
        if kept := said.get("kept"):
            with happened(kept["on"]):
                keep_answer(answer=answer, by=people[kept["by"]], kind="tip")


def subject_of(row, places):
    """What it is about, and what exactly of that, as `asks.ask` takes it."""
    if "challenge" in row:
        return Challenge.objects.get(title=row["challenge"]), {}
    about = case_study(row["case_study"])
    if "step" in row:
        return about, {"entry": about.entries.of_kind("step").in_order()[row["step"] - 1]}
    if "tried_at" in row:
        return about, {"take_up": about.take_ups.get(organisation=places[row["tried_at"]])}
    return about, {}
