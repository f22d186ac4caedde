"""The promises the database keeps, by name. Each model's test tries to break its own."""

from django.db.models import CheckConstraint, Q


def _named(rule, *fields):
    # Django fills in the app's and the model's names.
    return f"%(app_label)s_%(class)s_{'_'.join(fields)}_{rule}"


def valid_choice(field, choices, *, blank=False):
    """`field` holds one of the values of `choices` (a TextChoices), or "" where `blank`."""
    values = [*choices.values, ""] if blank else choices.values
    return CheckConstraint(condition=Q(**{f"{field}__in": values}), name=_named("valid", field))


def set_together(*fields):
    """The fields are all null or all set: a time and the person who did it, latitude and longitude."""
    none_set = Q(**{f"{field}__isnull": True for field in fields})
    all_set = Q(**{f"{field}__isnull": False for field in fields})
    return CheckConstraint(condition=none_set | all_set, name=_named("together", fields[0]))


def within(field, low, high):
    """`field`, where it is set, lies between `low` and `high`, both included."""
    condition = Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": low, f"{field}__lte": high})
    return CheckConstraint(condition=condition, name=_named("within", field))


def not_negative(field):
    """`field`, where it is set, is zero or more."""
    condition = Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0})
    return CheckConstraint(condition=condition, name=_named("not_negative", field))


def filled(field):
    """`field`, a text, is not empty."""
    return CheckConstraint(condition=~Q(**{field: ""}), name=_named("filled", field))
