"""The take-ups of the demonstration: take_ups/<case study>.toml, each told by somebody who works there.

Of each: `at` which practice and told `by` whom; `stages` with their days, the last of them perhaps "stopped" with a
[take_up.stopped] that says why; `from` a practice that took it up before, or `heard` where else they got it; `kept` the
numbers of the steps that they kept, and a [[take_up.steps]] for each that they changed, left out (`of` its number) or
added; what came of it, said on `told_on`, and perhaps `confirmed_on` later.
"""

from innovations.models import Source

from .comments import load_comments
from .files import HERE, case_study, numbers_in, read
from .when import backdate, happened, moment_of

RESULT = ("result", "hours_saved_a_week", "would_do_again", "is_open_to_talk", "contact_note")


def load_take_ups(people, places):
    for path in sorted((HERE / "take_ups").glob("*.toml")):
        innovation = case_study(path.stem)
        steps = list(innovation.entries.of_kind("step").in_order())
        for row in read(path)["take_up"]:
            if not innovation.take_ups.filter(organisation=places[row["at"]]).exists():
                load_take_up(innovation, row, steps, people, places)


def load_take_up(innovation, row, workbook, people, places):
    by, place = people[row["by"]], places[row["at"]]
    (first_day, first_stage), *later = row["stages"]
    with happened(first_day) as at:
        take_up = innovation.take_ups.record(
            organisation=place, stage=first_stage, by=by, at=at, **where_from(innovation, row, places)
        )
    backdate(take_up, edition=innovation.editions.filter(published_at__lte=at).first())
    for day, stage in later:
        with happened(day) as at:
            if stage == "stopped":
                take_up.stop(by=by, at=at, **row["stopped"])
            else:
                take_up.come_to(stage, by=by, at=at)
    last_day = max(row.get("told_on", first_day), *(day for day, _ in row["stages"]))
    with happened(last_day):
        tell(take_up, row, workbook, by)
    if "confirmed_on" in row:
        last_day = row["confirmed_on"]
        with happened(last_day):
            take_up.confirm(by=by)
    backdate(take_up, last_heard_at=moment_of(last_day))
    if thanks := row.get("thanked"):
        with happened(thanks["on"]) as at:
            take_up.thank(by=people[thanks["by"]])
        backdate(take_up, thanked_at=at)
    load_comments(take_up, row.get("comments", ()), people)


def where_from(innovation, row, places):
    """Where they got it, as `take_ups.record` takes it: of those who made it, unless the file says otherwise."""
    if "from" in row:
        came_from = innovation.take_ups.get(organisation=places[row["from"]])
        return {"source": Source.TAKE_UP, "came_from": came_from}
    if "heard" in row:
        return {"source": Source.ELSEWHERE, "source_words": row["heard"]}
    return {}


def tell(take_up, row, workbook, by):
    """Say what they did with each step, and how it goes."""
    if steps := list(steps_in(row, workbook)):
        take_up.steps.tell(steps, by=by, version=take_up.version)
    said = numbers_in({name: row[name] for name in RESULT if name in row}, "hours_saved_a_week")
    if said:
        take_up.tell(by=by, version=take_up.version, **said)
    for measure in row.get("measures", ()):
        take_up.measures.record(by=by, **numbers_in(measure, "before", "after"))


def steps_in(row, workbook):
    """The steps as `steps.tell` takes them, in the workbook's order, and what they added at the end."""
    told = {step["of"]: step for step in row.get("steps", ()) if "of" in step}
    told |= {number: {"did": "kept"} for number in row.get("kept", ())}
    for number, step in sorted(told.items()):
        entry = workbook[number - 1]
        yield told_of(step) | {"source_id": entry.pk, "title": entry.headline}
    for step in row.get("steps", ()):
        if "of" not in step:
            yield told_of(step) | {"did": "added", "source_id": None, "title": step["title"]}


def told_of(step):
    return {name: step[name] for name in ("did", "to_what", "why") if name in step}
