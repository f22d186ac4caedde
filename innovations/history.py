"""The history of an entry or an answer: each version with what changed since the one before."""

from dataclasses import dataclass

from sharehub.core.forms import BOOKKEEPING
from sharehub.people.models import Organisation

from .differences import differences
from .forms import SECTION_FORMS
from .kinds import SHAPES, Kind, Verdict
from .models import Innovation


@dataclass
class Step:
    """One version: `parts` are pairs of a label and the differences from the version before."""

    version: object
    parts: list
    is_latest: bool


def history_of(versions, *, words):
    """Steps, the latest first. `words(version)` gives {label: text} of what a version said."""
    versions = list(versions)
    said = [words(version) for version in versions] + [{}]
    return [
        Step(version, list(_parts(said[number + 1], said[number])), is_latest=number == 0)
        for number, version in enumerate(versions)
    ]


def _parts(before, after):
    for label in [*after, *(label for label in before if label not in after)]:
        old, new = before.get(label, ""), after.get(label, "")
        if old != new:
            yield label, differences(old, new)


def words_of_entry(version):
    """{label: text} of what an entry said at `version`."""
    said = version.said
    shape = SHAPES[Kind(said["kind"])]
    label = Verdict(said["verdict"]).label if said["verdict"] else Kind(said["kind"]).label
    texts = {name.replace("_", " ").capitalize(): said["answers"].get(name, "") for name in shape.answers}
    hours = str(said["hours"] or "")
    return {
        "Kind": label,
        **{name: text for name, text in texts.items() if text},
        **({"Hours": hours} if hours else {}),
    }


def words_of_fields(version):
    """{label: text} of what an answer about the case study said at `version`."""
    return {_label(name): _in_words(name, value) for name, value in version.said.items()}


def fields_of(section):
    """The fields that the question `section` answers, whose history is kept."""
    names = SECTION_FORMS[section].base_fields
    return [name for name in names if name not in BOOKKEEPING and name != "themes"]


def _label(name):
    return Innovation._meta.get_field(name).verbose_name.capitalize()


def _in_words(name, value):
    field = Innovation._meta.get_field(name)
    if value is None or value == "":
        return ""
    if field.is_relation:
        return str(Organisation.objects.filter(pk=value).first() or "")
    if field.choices:
        return str(dict(field.choices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)
