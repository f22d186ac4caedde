from django.core.management.base import BaseCommand
from django.utils import timezone

from innovations.models import Author


class Command(BaseCommand):
    help = "Put the weekly question to those who asked for it and are due one. Run it daily; twice asks nobody twice."

    def handle(self, **options):
        moment = timezone.now()
        asked = sum(author.ask(at=moment) for author in Author.objects.to_ask(moment))
        self.stdout.write(f"{asked} asked.")
