"""What somebody gave to others, and what these said to it, as one reader may know of it."""

from pathlib import Path

from django.db.models import Prefetch

from innovations.models import Credit, Edition, Innovation, State, Thanks

# Of the sheet on paper.
STYLES = Path(__file__).with_suffix(".css")


class Recognition:
    """Querysets of what `person` made, is named for and was thanked for: all of it published, each through its gate.

    Whoever has not agreed to be named in a case study is not found to have made it either, but by themselves.
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
