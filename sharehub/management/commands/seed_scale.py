import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sharehub.demo.scale import BATCH, Maker, analyse, make_network


class Command(BaseCommand):
    help = "Make N varied, plausible case studies, and one large network, for measuring speed (beside those there are)."

    def add_arguments(self, parser):
        parser.add_argument("--cases", type=int, default=10_000, help="how many there shall be (10,000)")
        parser.add_argument("--members", type=int, default=1000, help="of the network, where there is none (1,000)")

    def handle(self, *, cases, members, **options):
        if not settings.DEBUG:
            raise CommandError("Made-up case studies are not for a production site.")
        settings.DEBUG = False  # or Django keeps the text of every query, which takes half of the time
        start = time.monotonic()
        maker = Maker(cases)
        while maker.made < cases:
            maker.make(min(BATCH, cases - maker.made))
            self.stdout.write(f"{maker.made:,} of {cases:,} after {time.monotonic() - start:.0f} s", ending="\r")
            self.stdout.flush()
        make_network(members)
        analyse()
        self.stdout.write(f"\n{maker.made:,} case studies stand, after {time.monotonic() - start:.0f} s.")
