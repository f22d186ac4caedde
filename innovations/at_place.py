"""What an organisation, with its members, made, took up and works on, and how what it made spreads."""

from django.db.models import Count, Exists, OuterRef, Q

from sharehub.search.models import Theme

from .models import Challenge, Innovation, TakeUp, UsToo


class AtPlace:
    """Of what `user` may see; all lists newest first. A PCN or an ICB counts all that happens at its practices."""

    def __init__(self, organisation, user):
        self.organisation, self.user = organisation, user
        self.inside = organisation.with_members().values("pk")

    @property
    def made(self):
        made = Innovation.objects.visible_to(self.user).published().filter(organisation__in=self.inside)
        return made.for_lists().newest_first()

    @property
    def taken_up(self):
        take_ups = TakeUp.objects.visible_to(self.user).filter(organisation__in=self.inside)
        return take_ups.select_related("innovation__organisation", "organisation").newest_first()

    @property
    def working_on(self):
        """Challenges that are open: its own (`is_own`), and those to which somebody here said "us too"."""
        us_toos = UsToo.objects.filter(challenge=OuterRef("pk"), organisation__in=self.inside)
        its_own = Q(organisation__in=self.inside)
        challenges = Challenge.objects.visible_to(self.user).open().filter(its_own | Exists(us_toos))
        return challenges.annotate(is_own=its_own).select_related("organisation").newest_first()

    @property
    def home(self):
        """Within what it spreads first: itself, where it is a PCN or an ICB, else its PCN, else its ICB; or None."""
        return self.organisation.pcn or self.organisation.icb

    def add_spread(self, innovations):
        """Give each of a list of `innovations` how many places try it or work that way: `.within` home and `.beyond`.

        One query for all of them.
        """
        keys = [innovation.pk for innovation in innovations]
        take_ups = TakeUp.objects.visible_to(self.user).under_way().filter(innovation__in=keys)
        home = self.home.pk if self.home else 0
        at_home = Q(organisation=home) | Q(organisation__parent=home) | Q(organisation__parent__parent=home)
        counted = take_ups.order_by().values("innovation")
        counted = counted.annotate(within=Count("pk", filter=at_home), every=Count("pk"))
        found = {key: (within, every) for key, within, every in counted.values_list("innovation", "within", "every")}
        for innovation in innovations:
            innovation.within, every = found.get(innovation.pk, (0, 0))
            innovation.beyond = every - innovation.within

    @property
    def themes(self):
        """The themes of what was made here and of what they work on, as a list."""
        made = Theme.objects.filter(innovation__in=self.made.order_by().values("pk"))
        working_on = Theme.objects.filter(challenge__in=self.working_on.order_by().values("pk"))
        # One OR the other would have the database read every theme of every case study.
        return list(made.union(working_on).order_by("name"))
