from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from innovations.models import Advocate
from sharehub.demo.loader import PASSWORD, email_of, load_demo, read


class Command(BaseCommand):
    help = "Load the demonstration: fictional places, people, 24 case studies and what came of them. Again: no change."

    def handle(self, **options):
        if not settings.DEBUG:
            raise CommandError("The demonstration is not for a production site: its passwords are public.")
        count = load_demo()
        self.stdout.write(f"{count} case studies stand. Sign in with any of these and “{PASSWORD}”:")
        current = Advocate.objects.current().select_related("person", "organisation")
        areas = {advocate.person.email: advocate.organisation.name for advocate in current}
        for key, person in read("people.toml").items():
            area = areas.get(email_of(key))
            also = f", advocate for {area}" if area else ""
            self.stdout.write(f"  {email_of(key):24} {person['name']}, {person['role']}{also}")
