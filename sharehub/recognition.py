"""What somebody gave to others, and what these said to it, as one reader may know of it."""

from pathlib import Path

from django.db.models import Prefetch

from innovations.models import AskAnswer, Credit, Edition, Innovation, State, TakeUp, Thanks

# Of the sheet on paper.
STYLES = Path(__file__).with_suffix(".css")


class Recognition:
    """Querysets of what `person` made, is named for, answered, took up and was thanked for, each through its gate.

    Whoever has not agreed to be named in a case study is not found to have made it either, but by themselves. What they
    answered and took up carries no name once their account is closed, so it is not found with them either.
    """

    def __init__(self, person, *, reader):
        self.person, self.reader = person, reader
        silent = Credit.objects.unnamed().filter(person=person).values("innovation")
        self.silent = Credit.objects.none().values("innovation") if reader == person else silent

    @property
    def made(self):
        innovations = Innovation.objects.visible_to(self.reader).published().filter(authors__person=self.person)
        return innovations.exclude(pk__in=self.silent).for_lists().newest_first()

    @property
    def made_with_editions(self):
        editions = Edition.objects.order_by("number").only("innovation_id", "number", "published_at")
        return self.made.prefetch_related(Prefetch("editions", editions))

    @property
    def credits(self):
        credits = Credit.objects.visible_to(self.reader).named().filter(person=self.person)
        credits = credits.filter(innovation__state=State.PUBLISHED).select_related("innovation")
        return credits.order_by("-innovation__published_at", "pk")

    @property
    def thanks(self):
        thanks = Thanks.objects.visible_to(self.reader).to(self.person).filter(innovation__state=State.PUBLISHED)
        return thanks.exclude(innovation__in=self.silent).with_people().select_related("innovation").newest_first()

    @property
    def answers(self):
        answers = AskAnswer.objects.visible_to(self.reader).not_hidden().filter(answered_by=self.person)
        return self._while_active(answers.filter(ask__hidden_at=None)).with_context().order_by("-answered_at", "-pk")

    @property
    def take_ups(self):
        take_ups = TakeUp.objects.visible_to(self.reader).not_hidden().filter(recorded_by=self.person)
        take_ups = self._while_active(take_ups.filter(innovation__state=State.PUBLISHED))
        return take_ups.select_related("innovation", "organisation").newest_first()

    @property
    def thanked_take_ups(self):
        return self.take_ups.exclude(thanked_at=None).select_related("thanked_by").order_by("-thanked_at", "-pk")

    def _while_active(self, things):
        return things if self.person.is_active else things.none()
