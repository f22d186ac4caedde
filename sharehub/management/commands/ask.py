from django.core.management.base import BaseCommand
from django.utils import timezone

from communities.models import Meeting
from communities.models.meeting_closing import REMINDED_AFTER
from innovations.models import Author, TakeUp


class Command(BaseCommand):
    help = (
        "Put the weekly question to those who asked for it and are due one, ask those who took something up and have "
        "been silent for long whether they still do it, and those who ran a meeting that is over to close it. Run it "
        "daily; twice asks nobody twice."
    )

    def handle(self, **options):
        moment = timezone.now()
        weekly = sum(author.ask(at=moment) for author in Author.objects.to_ask(moment))
        going = sum(take_up.ask(at=moment) for take_up in TakeUp.objects.to_ask(moment))
        late = list(Meeting.objects.to_close(before=moment - REMINDED_AFTER).with_context())
        for meeting in late:
            meeting.remind_to_close(at=moment)
        self.stdout.write(
            f"{weekly} asked the weekly question, {going} asked whether it is still going, "
            f"{len(late)} meetings to be closed."
        )
