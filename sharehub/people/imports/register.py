"""The register: every organisation we know, as it stands and as an import would have it, written in one go."""

from collections import Counter

from django.db import connection, transaction

from ..models import Organisation
from ..models.organisation import Kind

FIELDS = [
    "kind",
    "name",
    "parent",
    "address",
    "postcode",
    "latitude",
    "longitude",
    "list_size",
    "setting",
    "deprivation_decile",
    "closed_on",
]
BATCH = 500
NAMES = {Kind.PRACTICE: "Practices", Kind.PCN: "PCNs", Kind.ICB: "ICBs", Kind.OTHER: "Others"}
PARENTS_FIRST = [Kind.ICB, Kind.OTHER, Kind.PCN, Kind.PRACTICE]


class Register:
    """Nothing is written before save(). Some 8,000 organisations take about 20 MB."""

    def __init__(self):
        everybody = list(Organisation.objects.order_by("pk"))
        self._by_code = {organisation.ods_code: organisation for organisation in everybody}
        by_pk = {organisation.pk: organisation for organisation in everybody}
        for organisation in everybody:
            organisation.parent = by_pk.get(organisation.parent_id)
        self._before = {}

    def __iter__(self):
        return iter(self._by_code.values())

    def get(self, code):
        return self._by_code.get(code)

    def put(self, code, **fields):
        """Give the organisation `code` these fields; make it where it is new. Returns it."""
        organisation = self._by_code.get(code)
        if organisation is None:
            organisation = self._by_code[code] = Organisation(ods_code=code)
            self._before[code] = None
        elif code not in self._before:
            self._before[code] = _state(organisation)
        for field, value in fields.items():
            setattr(organisation, field, value)
        return organisation

    def icb(self, code):
        """The ICB `code`, made under its code as its name where it is new; None for no code."""
        if not code:
            return None
        known = self._by_code.get(code)
        return self.put(code) if known else self.put(code, kind=Kind.ICB, name=code)

    def changes(self):
        """What save() would do: {"Practices": Counter of created, updated, closed, unchanged}, for those touched."""
        counts = {name: Counter() for name in NAMES.values() if name != "Others"}
        for code, before in self._before.items():
            organisation = self._by_code[code]
            counts.setdefault(NAMES[organisation.kind], Counter())[_outcome(before, organisation)] += 1
        return counts

    @transaction.atomic
    def save(self):
        """Write what changed, all or nothing. Returns the organisations that were known and are different now."""
        updated = []
        for kind in PARENTS_FIRST:
            touched = [code for code in self._before if self._by_code[code].kind == kind]
            new = [self._by_code[code] for code in touched if self._before[code] is None]
            Organisation.objects.bulk_create(new, batch_size=BATCH)
            changed = [
                self._by_code[code]
                for code in touched
                if self._before[code] is not None and self._before[code] != _state(self._by_code[code])
            ]
            updated += changed
            # An upsert on the primary key: a hundred times faster than bulk_update's CASE for each row and field.
            Organisation.objects.bulk_create(
                changed, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=FIELDS
            )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE people_organisation")
        return updated


def _state(organisation):
    parent = organisation.parent
    return [parent and parent.ods_code if field == "parent" else getattr(organisation, field) for field in FIELDS]


def _outcome(before, organisation):
    if before is None:
        return "created"
    if before == _state(organisation):
        return "unchanged"
    return "closed" if organisation.closed_on and before[FIELDS.index("closed_on")] is None else "updated"
