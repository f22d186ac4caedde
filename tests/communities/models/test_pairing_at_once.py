"""Two runs of the command at the same moment make one set of pairs."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from communities.models import Network, Pairing, PairingRound
from sharehub.activity.models import Notification
from tests.factories import create_member, create_user

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4


def test_runs_at_once_pair_once(network):
    for number in range(10):
        person = create_user(f"Member {number}")
        create_member(network, person)
        network.membership_of(person).begin_pairing(by=person)
    start = Barrier(AT_ONCE)

    def run(_):
        try:
            start.wait()
            return Network.objects.get(pk=network.pk).pairing_rounds.hold()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        held = [each for each in threads.map(run, range(AT_ONCE)) if each]

    assert held == [PairingRound.objects.get()]
    assert Pairing.objects.count() == 5
    assert Notification.objects.filter(event__verb="pairing_made").count() == 10
