"""What places of the demonstration are working on: challenges.toml."""

from innovations.models import Challenge

from .comments import load_comments
from .files import case_study, read
from .when import backdate, happened


def load_challenges(people):
    for row in read("challenges.toml")["challenge"]:
        if not Challenge.objects.filter(title=row["title"]).exists():
            load_challenge(row, people)


def load_challenge(row, people):
    by = people[row["by"]]
    said = {name: row[name] for name in ("title", "details", "themes", "visibility") if name in row}
    with happened(row["on"]) as at:
        challenge = Challenge.objects.start(organisation=by.organisation, by=by, at=at, **said)
    for us_too in row.get("us_too", ()):
        person = people[us_too["by"]]
        with happened(us_too["on"]) as at:
            said = challenge.us_toos.say(organisation=person.organisation, by=person)
        backdate(said, said_at=at)
    load_comments(challenge, row.get("comments", ()), people)
    if "solved" in row:
        with happened(row["solved"]["on"]) as at:
            innovation = case_study(row["solved"]["with"])
            challenge.solve(by=by, innovation=innovation, words=row["solved"].get("words", ""))
        backdate(challenge, ended_at=at)
    if "dropped" in row:
        with happened(row["dropped"]["on"]) as at:
            challenge.drop(by=by, words=row["dropped"]["words"])
        backdate(challenge, ended_at=at)
