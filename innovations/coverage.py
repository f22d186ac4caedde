"""Coverage: which practices of a PCN or an ICB were asked, have shared, have taken up; by name, never a ranking."""

import csv
import io
from dataclasses import dataclass, field

from django.db.models import Count, Q

from sharehub.people.models import Organisation

from .models import Challenge, Contact, Innovation, SpottedWork, TakeUp, UsToo
from .models.spotted_work import Step

HEAD = ["Practice", "ODS code", "PCN", "Asked", "Shared", "Taken up", "Working on", "Last contact", "What came of it"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass
class Doing:
    """How many case studies an organisation shared, took up, and how many challenges it works on."""

    shared: int = 0
    taken_up: int = 0
    working_on: int = 0

    def __bool__(self):
        return bool(self.shared or self.taken_up or self.working_on)

    @property
    def in_words(self):
        """ "Shared 2, took up 1": what is not zero."""
        words = [("shared", self.shared), ("took up", self.taken_up), ("works on", self.working_on)]
        return ", ".join(f"{verb} {number:,}" for verb, number in words if number).capitalize()


@dataclass
class Row:
    """One practice. `contact` is the last Contact, or None."""

    organisation: Organisation
    is_asked: bool = False
    contact: Contact | None = None
    doing: Doing = field(default_factory=Doing)


def doings(organisations, user):
    """{key of an organisation: Doing} of those of `organisations` (a queryset or keys) that do something.

    Of what `user` may see, in four queries. Us-toos count like challenges of their own.
    """
    made = Innovation.objects.visible_to(user).published().filter(organisation__in=organisations)
    taken_up = TakeUp.objects.visible_to(user).filter(organisation__in=organisations)
    challenges = Challenge.objects.visible_to(user).open().filter(organisation__in=organisations)
    us_toos = UsToo.objects.visible_to(user).filter(organisation__in=organisations, challenge__ending="")
    found = {}
    for name, things in [("shared", made), ("taken_up", taken_up), ("working_on", challenges), ("working_on", us_toos)]:
        counted = (
            things.order_by().values("organisation").annotate(number=Count("*")).values_list("organisation", "number")
        )
        for key, number in counted:
            doing = found.setdefault(key, Doing())
            setattr(doing, name, getattr(doing, name) + number)
    return found


def coverage_of(area, user):
    """A Row for each open practice of `area`, a PCN or an ICB, as `user` may see it, by name.

    The same number of queries however many there are. Asked are those where somebody noted a contact, or talked to them
    about what was spotted.
    """
    practices = list(area.with_members().practices().select_related("parent").order_by("name", "pk"))
    inside = [practice.pk for practice in practices]  # the closed ones too, which have no row
    found = doings(inside, user)
    contacts = {}
    for contact in Contact.objects.visible_to(user).filter(organisation__in=inside).latest_first():
        contacts.setdefault(contact.organisation_id, contact)
    spotted = SpottedWork.objects.visible_to(user).filter(organisation__in=inside)
    talked_to = set(spotted.filter(step__in=[Step.TALKED_TO, Step.WRITING]).values_list("organisation", flat=True))
    return [
        Row(
            practice,
            is_asked=practice.pk in contacts or practice.pk in talked_to,
            contact=contacts.get(practice.pk),
            doing=found.get(practice.pk, Doing()),
        )
        for practice in practices
        if practice.is_open
    ]


def areas_of(user):
    """The PCNs and ICBs that `user` looks after, by name; for a moderator all ICBs, and PCNs somebody looks after."""
    if user.is_moderator:
        looked_after = Q(kind="pcn", advocates__ended_at=None, advocates__isnull=False)
        found = Organisation.objects.open().filter(Q(kind="icb") | looked_after).distinct()
    else:
        found = user.advocacies.areas()
    return found.select_related("parent").order_by("kind", "name", "pk")


def as_csv(rows):
    """The rows as CSV text, with a mark at its beginning by which Excel knows that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for row in rows:
        pcn, contact = row.organisation.pcn, row.contact
        cells = [
            row.organisation.name,
            row.organisation.ods_code,
            pcn.name if pcn else "",
            "Yes" if row.is_asked else "No",
            row.doing.shared,
            row.doing.taken_up,
            row.doing.working_on,
            contact.made_on.isoformat() if contact else "",
            contact.words if contact else "",
        ]
        writer.writerow([safe_cell(cell) for cell in cells])
    return "\ufeff" + text.getvalue()


def safe_cell(value):
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if str(value).startswith(FORMULA) else value
