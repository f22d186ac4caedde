"""Plain functions that make things as their verbs do, with defaults that a test may leave alone."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import count

from django.utils import timezone

from communities.models import Network
from innovations.models import Advocate, Challenge, Innovation, SpottedWork
from sharehub.people.models import Organisation, User
from sharehub.search.models import Theme

PASSWORD = "a long enough password"
numbers = count(1)

ANSWERS = {
    "step": {"title": "Count your letters for a week", "how": "Make four piles and weigh the last."},
    "words": {"said": "“You decide when we stop checking.”", "to_whom": "A GP partner"},
    "tipping_point": {"what": "She read all hundred over a weekend."},
    "failure": {"tried": "Training all six at once", "why_not": "There was too little to practise on."},
    "wasted_time": {"what": "A protocol of forty pages"},
    "loss": {"what": "“Reading letters is how I keep up.”"},
    "blocker": {"what": "Five weeks of waiting for a yes."},
    "money": {"what_it_cost": "£640 of overtime"},
    "link": {"label": "The contract", "url": "https://www.england.nhs.uk/gp/"},
    "tip": {"tip": "Start in a quiet week."},
}


def create_user(name, *, place=None, job_role="Practice manager", **fields):
    user = User.objects.create_user(f"{name.lower().replace(' ', '.')}@example.org", PASSWORD, name=name, **fields)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    if place:
        user.affiliations.join(organisation=place, job_role=job_role)
    return user


def create_organisation(name="A Practice", **fields):
    fields.setdefault("ods_code", f"T{next(numbers):05}")
    return Organisation.objects.create(name=name, **fields)


def create_theme(name, *, synonyms=""):
    return Theme.objects.create(name=name, synonyms=synonyms)


def create_innovation(*, by, title="We took the letters off our GPs", **fields):
    """A draft owned by `by`."""
    return Innovation.objects.start(title=title, by=by, **fields)


def create_entry(innovation, *, kind="step", by=None, verdict=None, hours=None, happened_on=None, **answers):
    """An entry of `kind`; other keywords replace its answers."""
    return innovation.entries.note(
        kind=kind,
        answers=ANSWERS[kind] | answers,
        by=by or innovation.created_by,
        verdict=verdict or ("worked" if kind == "words" else ""),
        hours=hours,
        happened_on=happened_on,
    )


def create_publishable_innovation(*, by, **fields):
    """A draft with the three things that publishing needs."""
    innovation = create_innovation(by=by, **fields)
    for kind in ("step", "words", "wasted_time"):
        create_entry(innovation, kind=kind)
    return innovation


def create_published_innovation(*, by, **fields):
    innovation = create_publishable_innovation(by=by, **fields)
    innovation.publish(by=by)
    return innovation


def create_attachment(entry, *, by=None, name="rota.txt", data=b"Monday: Nadia. Tuesday: Tom.", description=""):
    """A file on `entry`, as somebody chose it on their computer."""
    file = BytesIO(data)
    file.name = name
    return entry.attachments.attach(file=file, by=by or entry.created_by, description=description)


def create_measure(innovation, *, by=None, **fields):
    defaults = {
        "benefit": "staff_time",
        "what": "Letters a GP reads in a day",
        "before": Decimal(46),
        "after": Decimal(9),
        "unit": "letters",
    }
    return innovation.measures.record(by=by or innovation.created_by, **(defaults | fields))


def create_suggestion(innovation, *, by, kind="tip", why="It saved us a fortnight.", entry=None, **answers):
    verdict = "worked" if kind == "words" else ""
    offer = innovation.suggestions.offer
    return offer(by=by, kind=kind, answers=ANSWERS[kind] | answers, verdict=verdict, why=why, entry=entry)


def create_take_up(innovation, *, by, stage="trying", organisation=None, **fields):
    """The take-up of where `by` works, or of `organisation`."""
    return innovation.take_ups.record(organisation=organisation or by.organisation, stage=stage, by=by, **fields)


def create_challenge(*, by, title="Nobody answers our phones between 8 and 9", organisation=None, **fields):
    return Challenge.objects.start(title=title, organisation=organisation or by.organisation, by=by, **fields)


def create_ask(about, *, by, words="How did you get the partners to agree?", **fields):
    """An ask about an innovation or a challenge."""
    return about.asks.ask(words=words, by=by, **fields)


def create_answer(ask, *, by, words="We showed them one week of letters."):
    return ask.answers.give(words=words, by=by)


def create_comment(about, *, by, words="This is just what we need.", **fields):
    """A comment on an innovation, a challenge or a take-up."""
    return about.comments.make(words=words, by=by, **fields)


def create_advocate(person, organisation, *, by):
    return Advocate.objects.appoint(person=person, organisation=organisation, by=by)


def create_spotted_work(organisation, *, by, what="They ring back within the hour.", who_to_talk_to="Ask for Rosa"):
    return SpottedWork.objects.spot(organisation=organisation, what=what, who_to_talk_to=who_to_talk_to, by=by)


WORKSHEET = {
    "who_we_are": "Fourteen practices of the vale, one manager or GP each.",
    "what_different": "Nobody who rings at 8am waits more than 5 minutes.",
    "for_whom": "Patients of our practices, and those who answer the phones.",
    "by_when": date(2027, 7, 1),
    "method": "quick_updates",
}


def create_network(*, by, name="Vale practice managers", **fields):
    """A network that `by` begins to scope."""
    return Network.objects.scope(by=by, name=name, **fields)


def create_member(network, user, *, role="member"):
    return network.memberships.let_in(user=user, by=user, role=role)


def create_readied_network(*, by, co_lead, name="Vale practice managers", **fields):
    """One that has all that it needs to open."""
    network = create_network(by=by, name=name, **(WORKSHEET | fields))
    create_member(network, co_lead, role="co_lead")
    network.focuses.choose(name="The 8am phone queue", by=by)
    create_meeting(network, by=by)
    return network


def create_open_network(*, by, co_lead, **fields):
    network = create_readied_network(by=by, co_lead=co_lead, **fields)
    network.open(by=by)
    return network


def half_past_twelve(*, days):
    """12:30 in London, so many days from today."""
    return timezone.localtime().replace(hour=12, minute=30, second=0, microsecond=0) + timedelta(days=days)


def create_meeting(network, *, by, starts_at=None, minutes=90, title="Quick updates, then phones", **fields):
    """An online meeting a week from now."""
    starts_at = starts_at or half_past_twelve(days=7)
    ends_at = fields.pop("ends_at", None) or starts_at + timedelta(minutes=minutes)
    link = "" if fields.get("kind") == "in_person" else "https://meet.example/phones"
    told = {"title": title, "link": link} | fields
    return network.meetings.call(by=by, starts_at=starts_at, ends_at=ends_at, **told)


def create_series(network, *, by, starts_at=None, minutes=90, rhythm="weeks", every=4, times=6, **fields):
    starts_at = starts_at or half_past_twelve(days=14)
    ends_at = starts_at + timedelta(minutes=minutes)
    told = {"title": "Quick updates, then phones", "link": "https://meet.example/phones"} | fields
    call = network.meeting_series.call
    return call(by=by, starts_at=starts_at, ends_at=ends_at, rhythm=rhythm, every=every, times=times, **told)


def create_item(meeting, *, by, title="Carol’s call-back list", minutes=25, kind="deep_dive", **fields):
    return meeting.agenda.put(by=by, title=title, minutes=minutes, kind=kind, **fields)


def create_commitment(network, *, by, person=None, what="Sends Tom the letter list", days=7, **fields):
    due_on = timezone.localdate() + timedelta(days=days)
    return network.commitments.make(by=by, person=person or by, what=what, due_on=due_on, **fields)
