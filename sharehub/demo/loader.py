"""Reads the demonstration's files and brings the site to what they say. Running it again changes nothing."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from innovations.models import Innovation
from sharehub.people.models import Organisation, User
from sharehub.search.models import Theme

from .asks import load_asks
from .case_studies import load_case_studies
from .challenges import load_challenges
from .files import HERE, read
from .networks import load_networks
from .spotted import load_advocates, load_spotted
from .take_ups import load_take_ups
from .when import backdate, mark_old_news_read, moment_of

__all__ = ["HERE", "PASSWORD", "email_of", "load_demo", "load_themes", "read"]

PASSWORD = "colleague to colleague"  # noqa: S105 (fictional people, refused on a production site)
SINCE = date(2023, 1, 9)  # when everybody is taken to have come


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
    rows, password = read("people.toml"), make_password(PASSWORD)  # once: hashing is slow on purpose
    people = {user.email: user for user in User.objects.filter(email__in=map(email_of, rows))}
    return {key: people.get(email_of(key)) or make_person(key, row, places, password) for key, row in rows.items()}


def make_person(key, row, places, password):
    user = User.objects.create_user(email_of(key), name=row["name"], is_staff=row.get("is_moderator", False))
    contact = {name: row[name] for name in ("contactable", "not_before") if name in row}
    backdate(user, password=password, joined_at=moment_of(SINCE), **contact)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    earlier = row.get("worked_at")
    jobs = [(earlier, SINCE), (row, earlier["until"])] if earlier else [(row, SINCE)]
    for job, day in jobs:
        affiliation = user.affiliations.join(organisation=places[job["place"]], job_role=job["role"])
        backdate(affiliation, started_at=moment_of(day))
    return user


def close_places(people, places):
    """Last of all: until then, those who worked there told what they did."""
    for row in read("places.toml")["practice"]:
        if "closed_on" in row and places[row["code"]].is_open:
            backdate(places[row["code"]], closed_on=row["closed_on"])
    for key, row in read("people.toml").items():
        if earlier := row.get("worked_at"):
            for affiliation in people[key].affiliations.current().filter(organisation=places[earlier["place"]]):
                backdate(affiliation, ended_at=moment_of(earlier["until"]))


@transaction.atomic
def load_demo():
    """Bring in everything, or nothing. Returns how many case studies stand."""
    load_themes()
    places = load_places()
    people = load_people(places)
    load_advocates(people, places)
    load_case_studies(people, places)
    load_take_ups(people, places)
    load_challenges(people)
    load_asks(people, places)
    load_spotted(people, places)
    load_networks(people, places)
    close_places(people, places)
    mark_old_news_read()
    return Innovation.objects.published().count()
