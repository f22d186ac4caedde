"""Every verb that the code records can be read by people, and nothing else is worded."""

import ast
import inspect
from functools import cache

import pytest
from django.apps import apps
from django.conf import settings

from sharehub.activity.models import Event, RecordsEvents

TEMPLATES = settings.BASE_DIR / "templates"


@cache
def subjects():
    """The models that something can happen to, by their lower-case names."""
    return {model._meta.model_name: model for model in apps.get_models() if issubclass(model, RecordsEvents)}


@cache
def recordings():
    """Each call of record_event in the code: the module, the class or function it stands in, and the call itself."""
    found = []
    for folder in ("sharehub", "innovations", "communities"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            module = ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)
            for place in ast.parse(path.read_text(encoding="utf-8")).body:
                name = getattr(place, "name", "")
                found += [pytest.param(module, name, call, id=f"{module}:{call.lineno}") for call in calls_in(place)]
    return found


def calls_in(node):
    calls = (each for each in ast.walk(node) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute))
    return [call for call in calls if call.func.attr == "record_event"]


def subjects_of(module, class_name, receiver):
    """The models that `receiver` (an expression) may be, in a method of that class."""
    match receiver:
        case ast.Name(id="self"):
            return [name for name, model in subjects().items() if class_name in names_of_classes(model)]
        case ast.Attribute(value=ast.Name(id="self"), attr="instance"):
            return parents_of_what_the_manager_makes(module, class_name)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            model_name = name.replace("_", "")  # a TakeUp is called take_up
            return [model_name] if model_name in subjects() else []
    return []


def names_of_classes(model):
    return {parent.__name__ for parent in inspect.getmro(model)}


def parents_of_what_the_manager_makes(module, class_name):
    """A related manager's `instance` is the thing that owns what it makes, as an innovation owns its entries."""
    made = [
        model
        for model in apps.get_models()
        if any(type(manager).__name__ == class_name for manager in model._meta.managers) and model.__module__ == module
    ]
    parents = {field.related_model for model in made for field in model._meta.get_fields() if field.many_to_one}
    return [name for name, model in subjects().items() if model in parents]


def verbs_of(module, class_name, call):
    assert isinstance(call.args[0], ast.Constant), "say the verb in the call itself, so that it can be found"
    return {f"{name}_{call.args[0].value}" for name in subjects_of(module, class_name, call.func.value)}


def wording_of(verb):
    """The template that says it, or None."""
    return next((TEMPLATES / name for name in Event(verb=verb).wording if (TEMPLATES / name).exists()), None)


@pytest.mark.parametrize(("module", "class_name", "call"), recordings())
def test_what_happened_has_its_words(module, class_name, call):
    verbs = verbs_of(module, class_name, call)

    assert verbs, f"cannot tell what {ast.unparse(call.func.value)} is: name it after its model"
    assert {verb for verb in verbs if not wording_of(verb)} == set()


def test_no_words_are_left_for_what_nobody_records():
    recorded = set().union(*(verbs_of(*each.values) for each in recordings()))
    used = {wording_of(verb) for verb in recorded}

    assert set((TEMPLATES / "activity" / "events").glob("*.html")) - used == set()
