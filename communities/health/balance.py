"""Is it worth it? What went in beside what came of it, in the last twelve months, and what nobody knows."""

from django.utils import timezone

from .gathering import gather
from .levels import number
from .worth import pulse


class Balance:
    """`spent` and `came` are pairs of a figure and what it means; `unknown` are sentences."""

    def __init__(self, network):
        self.doings = gather(network)
        costs = network.costs.filter(spent_on__gte=timezone.localdate(self.doings.since))
        self.costs = list(costs.newest_first())
        self.pulse = next((fact.words for fact in pulse(self.doings)), "")

    @property
    def pounds(self):
        return sum(cost.pounds for cost in self.costs)

    @property
    def spent(self):
        doings = self.doings
        each = round(doings.hours / max(doings.members, 1))
        planned = f"; at most {doings.hours_budget} were planned" if doings.hours_budget else ""
        figures = [
            (f"{doings.hours:,.0f}", f"hours of everybody who came, in {number(doings.met, 'meeting')}"),
            (
                f"{each:,}",
                f"{'hour' if each == 1 else 'hours'} for each of {number(doings.members, 'member')}{planned}",
            ),
        ]
        if self.costs:
            figures.append((f"£{self.pounds:,.0f}", "spent, as far as it was noted"))
        return figures

    @property
    def came(self):
        doings, saved = self.doings, round(self.doings.hours_saved_a_week, 1)
        unsaid = ("?", "hours a week saved: nobody has said")
        return [
            (f"{doings.outcomes:,}", "decisions and lessons"),
            (f"{doings.take_ups:,}", "practices that took something up"),
            (f"{saved:g}", "hours a week saved, as they say") if saved else unsaid,
        ]

    @property
    def unknown(self):
        doings = self.doings
        yield "What people do for it between meetings takes time that nobody counts."
        if doings.not_closed:
            yield f"{number(doings.not_closed, 'meeting')} not closed yet: who came, and for how long, is not known."
        if not self.costs:
            yield "No money is noted. That is not the same as none: rooms, speakers and cover often go unseen."
        if doings.take_ups_without_hours:
            without = number(doings.take_ups_without_hours, "practice")
            yield f"{without} that took something up did not say how many hours it saves, so those are not counted."
        if not self.pulse:
            yield "Too few people have said whether the meetings repaid their time."
        yield "What would have happened anyway, without the network, nobody can tell."
