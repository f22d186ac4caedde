import warnings
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client

from innovations.exports.case_study import case_study_paper
from innovations.exports.word import word_document
from innovations.models import Entry, Innovation
from innovations.reading import Study
from sharehub.demo.heavy import ENTRIES, HOSTILE, IN_EDITION, VERSIONS, Writer, heavy_workbook
from sharehub.management.bench_networks import measure_networks
from sharehub.management.bench_spread import measure_spread
from sharehub.measuring import ROUNDS, Table, client_of
from sharehub.moderation.identifiable import find
from sharehub.people.models import Organisation, User
from sharehub.wsgi import application  # noqa: F401 what it sets up for the server holds for what is measured too

# Milliseconds that a page should stay below, for ten thousand case studies.
SEARCH, BROWSE, CASE_STUDY, NEAREST = 40, 40, 20, 5
JOURNAL, COMPARE, WORD, CHECK, HOSTILE_CHECK = 60, 100, 3000, 5, 500


class Command(BaseCommand):
    help = "Print how long the main pages take on this database, beside the bars they should stay below."

    def handle(self, **options):
        settings.DEBUG = False
        warnings.simplefilter("ignore")
        settings.ALLOWED_HOSTS = ["testserver"]
        count = Innovation.objects.published().count()
        self.stdout.write(
            f"{connection.vendor}, {count:,} case studies, {Organisation.objects.count():,} organisations"
        )
        self.table = Table(self.stdout)
        self.table.head()
        slug = Innovation.objects.published().filter(visibility="everyone").newest_first()[:1].get().slug
        place = Organisation.objects.practices().exclude(latitude=None).order_by("pk").first()
        reader = self.reader(place)
        self.for_anybody(slug, place)
        self.signed_in(slug, reader)
        nearest = Organisation.objects.nearest_to
        self.table.call("Nearest five practices", lambda: nearest(place, limit=5), *[()] * ROUNDS, bar=NEAREST)
        self.hundred_pages(slug)
        self.patients()
        self.heavy(reader)
        measure_spread(self.table, reader)
        measure_networks(self.table)

    def reader(self, place):
        user = User.objects.filter(email="bench@demo.example").first() or User.objects.create_user(
            "bench@demo.example", name="Bench"
        )
        user.affiliations.join(organisation=place, job_role="Practice manager")
        return user

    def for_anybody(self, slug, place):
        for name, path, bar in [
            ("Home", "/", None),
            ("Search: free up GP time", "/search/?q=free+up+GP+time", SEARCH),
            ("Search: missed appointments", "/search/?q=missed+appointments", SEARCH),
            ("Search: DNA", "/search/?q=DNA", SEARCH),
            ("Search, typing mistake: apointments", "/search/?q=apointments", SEARCH),
            (
                "Search with filters",
                "/search/?q=phone+queue&stage=in_use&setting=town&has_failures=on",
                SEARCH,
            ),
            ("Search, nothing found", "/search/?q=zzyzx", SEARCH),
            ("Browse", "/innovations/", BROWSE),
            ("Browse, page 40", "/innovations/?page=40", BROWSE),
            ("Case study", f"/innovations/{slug}/", CASE_STUDY),
            ("Case study as Word", f"/innovations/{slug}/word/", None),
            ("Themes", "/themes/", None),
            ("Organisation", place.get_absolute_url(), None),
        ]:
            self.table.page(name, Client(), path, bar=bar)

    def signed_in(self, slug, reader):
        client = client_of(reader)
        for name, path, bar in [
            ("Home, signed in", "/", None),
            ("Search, signed in", "/search/?q=free+up+GP+time", SEARCH),
            ("Search, nearest first", "/search/?q=free+up+GP+time&sort=nearest", SEARCH),
            ("Case study, signed in", f"/innovations/{slug}/", CASE_STUDY),
        ]:
            self.table.page(name, client, path, bar=bar)

    def hundred_pages(self, slug):
        """Word of a workbook with 300 long entries, more than a hundred pages; made once, and nothing is saved."""
        innovation = Innovation.objects.get(slug=slug)
        answers = {"title": "Count your letters for a week", "how": "We met and talked it through. " * 20}
        steps = [Entry(kind="step", happened_on=date(2026, 1, 1), answers=answers, position=at) for at in range(1, 301)]
        for step in steps:
            step.files = []  # as queries.with_files leaves them
        paper = case_study_paper(Study(innovation, entries=steps), None, is_signed_in=False)
        self.table.call("Word of 300 long entries", word_document, (paper,), bar=WORD)

    def patients(self):
        """The check of everything that people type, which they wait for."""
        text = Writer().text(1000)
        self.table.call("Check for patients, 1,000 words", find, *[(text,)] * ROUNDS, bar=CHECK)
        hostile = [(unit * (100_000 // len(unit)),) for unit in HOSTILE]
        self.table.call("Check for patients, 100 kB of hostile text", find, *hostile, bar=HOSTILE_CHECK)

    def heavy(self, owner):
        """The pages of a workbook as large as they get."""
        with heavy_workbook(owner) as innovation:
            client, base = client_of(owner), innovation.get_absolute_url()
            first = innovation.entries.in_order().first()
            history = f"{base}entries/{first.kind}/{first.pk}/history/"
            for name, path, bar in [
                (f"Journal of {ENTRIES} notes", f"{base}journal/", JOURNAL),
                (f"Journal of {ENTRIES} notes, last page", f"{base}journal/?page=6", JOURNAL),
                (f"Two editions of {IN_EDITION} changed notes", f"{base}editions/2/changes/", COMPARE),
                (f"History of {VERSIONS} versions", history, None),
            ]:
                self.table.page(name, client, path, bar=bar)
