"""The case studies of the demonstration: innovations/*.toml."""

from datetime import date, timedelta
from decimal import Decimal

from innovations.models import Innovation
from innovations.models.lifecycle import REVIEW_EVERY

from .comments import load_comments
from .files import HERE, numbers_in, read
from .when import backdate, happened

TOP = ("themes", "organisation", "owner", "editors", "scribes", "published_on", "measures", "credits", "entries")
TOP += ("thanks", "offers", "second_edition", "reviewed_on", "comments")
THANKED_AFTER = timedelta(days=40)


def load_case_studies(people, places):
    files = sorted((HERE / "innovations").glob("*.toml"))
    for row in sorted((read(path) for path in files), key=lambda row: row.get("published_on", date.max)):
        if not Innovation.objects.filter(title=row["title"]).exists():
            load_case_study(row, people, places)


def load_case_study(row, people, places):
    """Make one case study as its owner would: start, write, credit, publish.

    Without a day on which it was published it stays a journal that only its team can read.
    """
    owner = people[row["owner"]]
    with happened(row.get("published_on", row["started_on"])) as at:
        innovation = written(row, owner, people, places)
        if "published_on" in row:
            innovation.publish(by=owner, at=at)
    if "published_on" in row:
        add_what_came_since(innovation, row, people)


def written(row, owner, people, places):
    fields = {name: value for name, value in row.items() if name not in TOP}
    innovation = Innovation.objects.start(
        by=owner, organisation=places[row["organisation"]], themes=row["themes"],
        **numbers_in(fields, "running_hours_a_week"),
    )  # fmt: skip
    for role in ("editor", "scribe"):
        for key in row.get(f"{role}s", ()):
            invitation = innovation.invitations.send(email=people[key].email, by=owner, role=role)
            invitation.accept(by=people[key])
    for measure in row.get("measures", ()):
        innovation.measures.record(by=owner, **numbers_in(measure, "before", "after"))
    for credit in row.get("credits", ()):
        give_credit(innovation, credit, people)
    for entry in row["entries"]:
        by = people[entry.pop("by", row["owner"])]
        innovation.entries.note(by=by, **told_in(entry))
    return innovation


def told_in(entry):
    """What an entry in a file says, as `entries.note` takes it."""
    known = {"kind": entry.pop("kind"), "happened_on": entry.pop("on"), "verdict": entry.pop("verdict", "")}
    hours = entry.pop("hours", None)
    answers = {name: str(text) for name, text in entry.items() if text != ""}
    return known | {"answers": answers, "hours": hours if hours is None else Decimal(str(hours))}


def give_credit(innovation, row, people):
    """Credit a person of the demonstration, who agrees at once, or somebody without an account."""
    owner, person = innovation.created_by, people.get(row["name"])
    if person is None:
        innovation.credits.give(did=row["did"], name=row["name"], by=owner, has_agreed=True)
        return
    innovation.credits.give(did=row["did"], person=person, by=owner).answer(by=person, agrees=True)


def add_what_came_since(innovation, row, people):
    """What colleagues gave since: thanks, offers, comments; the edition that took some of the offers up; the review."""
    for key, words in row.get("thanks", {}).items():
        with happened(row["published_on"] + THANKED_AFTER) as at:
            thanks = innovation.thanks.give(by=people[key], words=words)
        backdate(thanks, given_at=at)
    for offer in row.get("offers", ()):
        take_in(innovation, offer, people)
    if second := row.get("second_edition"):
        with happened(second["published_on"]) as at:
            innovation.editions.publish(by=innovation.created_by, whats_new=second["whats_new"], at=at)
    if day := row.get("reviewed_on"):
        with happened(day):
            innovation.confirm_review(by=innovation.created_by)
        backdate(innovation, last_reviewed_on=day, next_review_on=day + REVIEW_EVERY)
    load_comments(innovation, row.get("comments", ()), people)


def take_in(innovation, offer, people):
    by, why, is_taken_up = people[offer.pop("by")], offer.pop("why"), offer.pop("is_taken_up", False)
    with happened(offer["on"]) as at:
        suggestion = innovation.suggestions.offer(by=by, why=why, **told_in(offer))
        if is_taken_up:
            suggestion.accept(by=innovation.created_by)
    backdate(suggestion, offered_at=at, answered_at=at if is_taken_up else None)
