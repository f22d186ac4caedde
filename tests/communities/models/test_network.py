import pytest
from django.db import IntegrityError

from communities.models import FourthFocus, LastLead, Network
from innovations.models import NotReady
from tests.factories import create_network


def test_a_network_opens_with_all_that_it_needs(network):
    assert network.state == "active"
    assert network.slug == "vale-practice-managers"


def test_what_is_missing_to_open(scoped, priya):
    with pytest.raises(NotReady) as refused:
        scoped.open(by=priya)

    codes = [each.code for each in refused.value.missing]
    purpose = ["purpose_who_we_are", "purpose_what_different", "purpose_for_whom", "purpose_by_when"]
    assert codes == [*purpose, "focus", "method", "leads", "meeting"]


def test_a_fourth_focus_is_refused(scoped, priya):
    for name in ("Phones", "Letters", "Keeping staff"):
        scoped.focuses.choose(name=name, by=priya)

    with pytest.raises(FourthFocus):
        scoped.focuses.choose(name="Everything else", by=priya)


@pytest.mark.parametrize("place", [1, 4])
def test_the_database_refuses_a_fourth_focus(place, scoped, priya):
    scoped.focuses.choose(name="Phones", by=priya)

    with pytest.raises(IntegrityError):
        scoped.focuses.bulk_create([scoped.focuses.model(network=scoped, place=place, name="More")])


def test_the_last_lead_cannot_leave(scoped, priya):
    with pytest.raises(LastLead):
        scoped.memberships.get(user=priya).leave(by=priya)


def test_what_is_scoped_is_seen_by_its_members_only(scoped, priya, carol, mo, anonymous):
    seen = {user: Network.objects.visible_to(user).exists() for user in (priya, carol, mo, anonymous)}

    assert seen == {priya: True, carol: False, mo: True, anonymous: False}


def test_a_hidden_name_is_no_address(priya, alice):
    assert create_network(by=priya, name="Whistle-blowers").slug != "whistle-blowers"
