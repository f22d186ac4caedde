from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sharehub.demo.loader import PASSWORD, email_of, load_demo, read


class Command(BaseCommand):
    help = "Load the demonstration: fictional places, people and 24 case studies. Running it again changes nothing."

    def handle(self, **options):
        if not settings.DEBUG:
            raise CommandError("The demonstration is not for a production site: its passwords are public.")
        count = load_demo()
        self.stdout.write(f"{count} case studies stand. Sign in with any of these and “{PASSWORD}”:")
        for key, person in read("people.toml").items():
            self.stdout.write(f"  {email_of(key):24} {person['name']}, {person['role']}")
