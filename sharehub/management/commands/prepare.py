from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from sharehub.people.models import User


class Command(BaseCommand):
    help = "Bring the database up to date, and load the demonstration into a new one (never on a production site)."

    def handle(self, **options):
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if settings.DEBUG and not User.objects.exists():
            self.stdout.write("Loading the demonstration")
            call_command("seed_demo", stdout=self.stdout)
