"""Who looks for good work in the demonstration, what was noticed, and which practices they have talked to."""

from innovations.models import Advocate, SpottedWork

from .files import case_study, read
from .when import backdate, happened


def load_advocates(people, places):
    """Give the people with `advocate_for` in people.toml that part."""
    moderator = people["mo"]
    for key, row in read("people.toml").items():
        area = places.get(row.get("advocate_for"))
        if area and not people[key].advocacies.filter(organisation=area).exists():
            with happened(row["advocate_since"]) as at:
                advocate = Advocate.objects.appoint(person=people[key], organisation=area, by=moderator)
            backdate(advocate, given_at=at)


def load_spotted(people, places):
    rows = read("spotted.toml")
    for row in rows["spotted"]:
        if not SpottedWork.objects.filter(what=row["what"]).exists():
            load_spotted_work(row, people, places)
    for row in rows["contact"]:
        by, place = people[row["by"]], places[row["place"]]
        if not place.contacts.filter(made_on=row["on"]).exists():
            place.contacts.note(by=by, made_on=row["on"], words=row["words"])


def load_spotted_work(row, people, places):
    said = {name: row[name] for name in ("what", "who_to_talk_to")}
    with happened(row["on"]) as at:
        work = SpottedWork.objects.spot(organisation=places[row["place"]], by=people[row["by"]], at=at, **said)
    if talked := row.get("talked"):
        with happened(talked["on"]):
            work.talk(by=people[talked["by"]], words=talked["words"])
    if written := row.get("written"):
        with happened(written["on"]):
            work.write_as(case_study(written["as"]), by=people[written["by"]])
    if left := row.get("left"):
        with happened(left["on"]):
            work.leave(by=people[left["by"]], words=left["words"])
