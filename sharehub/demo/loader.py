"""Reads the demonstration's files and brings the site to what they say. Running it again changes nothing."""

import tomllib
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from innovations.models import Innovation
from sharehub.activity.models import Event
from sharehub.people.models import Organisation, User
from sharehub.search.models import Theme

HERE = Path(__file__).parent
PASSWORD = "colleague to colleague"  # noqa: S105 (fictional people, refused on a production site)
TOP = ("themes", "organisation", "owner", "editors", "published_on", "measures", "credits", "entries", "thanks")
TOP += ("offers", "second_edition")


def read(name):
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def email_of(key):
    return f"{key}@demo.example"


def load_themes():
    for name, synonyms in read("themes.toml").items():
        Theme.objects.get_or_create(name=name, defaults={"synonyms": "\n".join(synonyms)})


def load_places():
    """Returns organisations by their ODS code."""
    places, files = {}, read("places.toml")

    def load(kind, row, parent=None, **fields):
        values = {"kind": kind, "name": row["name"], "parent": parent, **fields}
        places[row["code"]], _ = Organisation.objects.get_or_create(ods_code=row["code"], defaults=values)

    for row in files["icb"]:
        load("icb", row)
    for row in files["pcn"]:
        load("pcn", row, places[row["icb"]])
    for row in files["practice"]:
        latitude, longitude = row["position"]
        about = {name: row[name] for name in ("address", "postcode", "setting", "list_size", "deprivation_decile")}
        load("practice", row, places[row["pcn"]], latitude=latitude, longitude=longitude, **about)
    return places


def load_people(places):
    """Returns users by their key."""
    people = {}
    for key, row in read("people.toml").items():
        user = User.objects.filter(email=email_of(key)).first()
        if user is None:
            user = User.objects.create_user(
                email_of(key), PASSWORD, name=row["name"], is_staff=row.get("is_moderator", False)
            )
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)
            user.affiliations.join(organisation=places[row["place"]], job_role=row["role"])
        people[key] = user
    return people


@transaction.atomic
def load_innovation(row, places, people):
    """Make one case study as its owner would: start, write, credit, publish. Leaves one of that title alone.

    Without a day on which it was published it stays a journal that only its team can read.
    """
    owner = people[row["owner"]]
    if Innovation.objects.filter(title=row["title"]).exists():
        return
    fields = {name: value for name, value in row.items() if name not in TOP}
    if "running_hours_a_week" in fields:
        fields["running_hours_a_week"] = Decimal(str(fields["running_hours_a_week"]))
    innovation = Innovation.objects.start(
        by=owner, organisation=places[row["organisation"]], themes=row["themes"], **fields
    )
    for key in row.get("editors", ()):
        invitation = innovation.invitations.send(email=email_of(key), by=owner)
        invitation.accept(by=people[key])
    for measure in row.get("measures", ()):
        numbers = {name: Decimal(str(measure[name])) for name in ("before", "after")}
        innovation.measures.record(by=owner, **(measure | numbers))
    for credit in row.get("credits", ()):
        give_credit(innovation, credit, people)
    for entry in row["entries"]:
        innovation.entries.note(by=owner, **told_in(entry))
    if "published_on" in row:
        publish(innovation, row, people)


def told_in(entry):
    """What an entry in a file says, as `entries.note` takes it."""
    known = {"kind": entry.pop("kind"), "happened_on": entry.pop("on"), "verdict": entry.pop("verdict", "")}
    hours = entry.pop("hours", None)
    answers = {name: str(text) for name, text in entry.items() if text != ""}
    return known | {"answers": answers, "hours": hours if hours is None else Decimal(str(hours))}


def publish(innovation, row, people):
    """Publish it, with what colleagues gave since: thanks, offers, and the edition that took some of these up."""
    owner = innovation.created_by
    innovation.publish(by=owner, at=moment_of(row["published_on"]))
    for key, words in row.get("thanks", {}).items():
        innovation.thanks.give(by=people[key], words=words)
    for offer in row.get("offers", ()):
        by, why, is_taken_up = people[offer.pop("by")], offer.pop("why"), offer.pop("is_taken_up", False)
        suggestion = innovation.suggestions.offer(by=by, why=why, **told_in(offer))
        if is_taken_up:
            suggestion.accept(by=owner)
    if second := row.get("second_edition"):
        innovation.editions.publish(by=owner, whats_new=second["whats_new"], at=moment_of(second["published_on"]))
    Event.objects.of(innovation).update(happened_at=innovation.published_at)


def give_credit(innovation, row, people):
    """Credit a person of the demonstration, who agrees at once, or somebody without an account."""
    owner, person = innovation.created_by, people.get(row["name"])
    if person is None:
        innovation.credits.give(did=row["did"], name=row["name"], by=owner, has_agreed=True)
        return
    innovation.credits.give(did=row["did"], person=person, by=owner).answer(by=person, agrees=True)


def moment_of(day):
    return timezone.make_aware(datetime.combine(day, time(10, 30)))


def load_demo():
    """Bring in everything. Returns how many case studies stand."""
    load_themes()
    people = load_people(load_places())
    places = {place.ods_code: place for place in Organisation.objects.all()}
    files = sorted((HERE / "innovations").glob("*.toml"))
    for row in sorted((read(path) for path in files), key=lambda row: row.get("published_on", date.max)):
        load_innovation(row, places, people)
    return Innovation.objects.published().count()
