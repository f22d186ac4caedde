"""How long pages and functions take, as a table: what was measured, and beside it the bar it should stay below."""

import gzip
import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 25
HEAD = f"{'page':58}{'median':>12}{'worst':>12}{'bar':>9}{'queries':>9}{'gzip kB':>9}"


class Table:
    """Writes a line for each thing as soon as it is measured. A `bar` is in milliseconds, for the median."""

    def __init__(self, out):
        self.out = out

    def head(self):
        self.out.write(HEAD)

    def page(self, name, client, path, *, bar=None):
        """Measure a page as `client` (a test client) gets it, once it is warm."""
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        count = len(queries)
        size = len(gzip.compress(response.content)) / 1000
        status = "" if response.status_code == 200 else f" [{response.status_code}]"
        times = [timed(client.get, path) for _ in range(ROUNDS)]
        self.line(name + status, times, bar, f"{count:9}{size:9.1f}")

    def call(self, name, function, *calls, bar=None):
        """Measure `function` with each of `calls`, the values to hand to it: several texts, or the same ones again."""
        self.line(name, [timed(function, *values) for values in calls], bar)

    def line(self, name, times, bar, rest=""):
        median = statistics.median(times)
        limit = f"{bar} ms" if bar else ""
        over = "  over" if bar and median > bar else ""
        self.out.write(f"{name:58}{median:9.1f} ms{max(times):9.1f} ms{limit:>9}{rest}{over}")


def timed(call, *args):
    """How many milliseconds it takes."""
    start = time.perf_counter()
    call(*args)
    return (time.perf_counter() - start) * 1000


def client_of(person):
    """A test client in which `person` is signed in."""
    client = Client()
    client.force_login(person)
    return client
