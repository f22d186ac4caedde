import gzip
import statistics
import time
import warnings
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from innovations.exports.case_study import case_study_paper
from innovations.exports.word import word_document
from innovations.models import Entry, Innovation
from innovations.reading import Study
from sharehub.people.models import Organisation, User

ROUNDS = 25


class Command(BaseCommand):
    help = "Print how long the main pages take on this database. Asserts nothing."

    def handle(self, **options):
        settings.DEBUG = False
        warnings.simplefilter("ignore")
        settings.ALLOWED_HOSTS = ["testserver"]
        count = Innovation.objects.published().count()
        self.stdout.write(
            f"{connection.vendor}, {count:,} case studies, {Organisation.objects.count():,} organisations"
        )
        self.stdout.write(f"{'page':58}{'median':>9}{'worst':>9}{'queries':>9}{'gzip kB':>9}")
        slug = Innovation.objects.published().filter(visibility="everyone").newest_first()[:1].get().slug
        place = Organisation.objects.practices().exclude(latitude=None).order_by("pk").first()
        for name, path in [
            ("Home", "/"),
            ("Search: free up GP time", "/search/?q=free+up+GP+time"),
            ("Search: missed appointments", "/search/?q=missed+appointments"),
            ("Search: DNA", "/search/?q=DNA"),
            ("Search, typing mistake: apointments", "/search/?q=apointments"),
            ("Search with filters", "/search/?q=phone+queue&stage=in_use&setting=town&has_failures=on"),
            ("Search, nothing found", "/search/?q=zzyzx"),
            ("Browse", "/innovations/"),
            ("Browse, page 40", "/innovations/?page=40"),
            ("Case study", f"/innovations/{slug}/"),
            ("Case study as Word", f"/innovations/{slug}/word/"),
            ("Themes", "/themes/"),
            ("Organisation", place.get_absolute_url()),
        ]:
            self.report(name, Client(), path)
        reader = Client()
        reader.force_login(self.reader(place))
        for name, path in [
            ("Home, signed in", "/"),
            ("Search, signed in", "/search/?q=free+up+GP+time"),
            ("Search, nearest first", "/search/?q=free+up+GP+time&sort=nearest"),
            ("Case study, signed in", f"/innovations/{slug}/"),
        ]:
            self.report(name, reader, path)
        self.nearest(place)
        self.hundred_pages(slug)

    def reader(self, place):
        user = User.objects.filter(email="bench@demo.example").first() or User.objects.create_user(
            "bench@demo.example", name="Bench"
        )
        user.affiliations.join(organisation=place, job_role="Practice manager")
        return user

    def report(self, name, client, path):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        count = len(queries)
        times = sorted(self.timed(client.get, path) for _ in range(ROUNDS))
        size = len(gzip.compress(response.content)) / 1000
        status = "" if response.status_code == 200 else f" [{response.status_code}]"
        self.stdout.write(
            f"{name + status:58}{statistics.median(times):6.1f} ms{times[-1]:6.1f} ms{count:9}{size:9.1f}"
        )

    def nearest(self, place):
        times = sorted(self.timed(lambda: Organisation.objects.nearest_to(place, limit=5)) for _ in range(ROUNDS))
        self.stdout.write(f"{'Nearest five practices':58}{statistics.median(times):6.1f} ms{times[-1]:6.1f} ms")

    def hundred_pages(self, slug):
        """Word of a workbook with 300 long entries, more than a hundred pages; made once, and nothing is saved."""
        innovation = Innovation.objects.get(slug=slug)
        answers = {"title": "Count your letters for a week", "how": "We met and talked it through. " * 20}
        steps = [Entry(kind="step", happened_on=date(2026, 1, 1), answers=answers, position=at) for at in range(1, 301)]
        paper = case_study_paper(Study(innovation, entries=steps), None, is_signed_in=False)
        self.stdout.write(f"{'Word of 300 long entries':58}{self.timed(word_document, paper):6.1f} ms")

    def timed(self, call, *args):
        start = time.perf_counter()
        call(*args)
        return (time.perf_counter() - start) * 1000
