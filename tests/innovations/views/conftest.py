"""A case study written by alice (owner) and bob (editor), with one of each thing that has an address."""

import pytest
from django.urls import reverse

from tests.factories import create_entry, create_measure, create_publishable_innovation, create_take_up
from tests.told import told_about


@pytest.fixture
def draft(alice, bob):
    innovation = create_publishable_innovation(by=alice)
    innovation.authors.create(person=bob, role="editor")
    create_measure(innovation)
    innovation.credits.give(name="Nadia Osei", did="Thought of the four piles.", by=alice)
    return innovation


@pytest.fixture
def published(draft, alice):
    draft.publish(by=alice)
    return draft


@pytest.fixture
def url():
    """`url("entry_list", "the-slug", "step")`."""
    return lambda name, *args: reverse(f"innovations:{name}", args=args)


@pytest.fixture
def told():
    """`told(thing, "published")`: who was told of that event of it."""
    return told_about


@pytest.fixture
def take_up(draft, alice, dan):
    """Kiln Street Surgery is trying the case study, which has two steps."""
    create_entry(draft, title="Train two people")
    draft.publish(by=alice)
    return create_take_up(draft, by=dan)


@pytest.fixture
def address(take_up, url):
    """`address("stop")`: the address of that question."""
    return lambda name, *more: url(f"take_up_{name}", take_up.innovation.slug, take_up.pk, *more)


@pytest.fixture
def say(client_for, dan, address):
    """`say("stage_edit", stage="in_use")`: what dan answers, on the page as it is now."""

    def answer(name, **said):
        client = client_for(dan)
        hidden = client.get(address(name)).context["form"]
        kept = {field.name: field.value() for field in hidden.hidden_fields()}
        return client.post(address(name), kept | said)

    return answer
