from django.core.management.base import BaseCommand

from communities.models import Network


class Command(BaseCommand):
    help = (
        "Match members who wish to meet somebody new each month, in every network that is active, and tell them. Run "
        "it daily or monthly; twice in a month pairs nobody twice."
    )

    def handle(self, **options):
        networks = Network.objects.active().filter(memberships__pairs_since__isnull=False).distinct().order_by("pk")
        held = [found for network in networks if (found := network.pairing_rounds.hold())]
        pairs = sum(each.pairings.count() for each in held)
        self.stdout.write(f"{pairs} {'pair' if pairs == 1 else 'pairs'} made in {len(held)} networks.")
