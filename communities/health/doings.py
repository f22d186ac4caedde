"""What a network did, as far as it can be counted: plain values, from which the six areas read their facts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

GRACE = timedelta(minutes=5)


@dataclass(frozen=True)
class Held:
    """A meeting that took place and was closed. `present` counts members and guests, `replies` whoever answered."""

    pk: int
    starts_at: datetime
    ends_at: datetime
    started_at: datetime
    finished_at: datetime
    chair: int | None = None
    present: int = 0
    replies: int = 0
    repaid: int = 0
    pulses: int = 0
    promises: int = 0

    @property
    def ran_over(self):
        """By how much it ended later than planned: nothing up to five minutes."""
        over = self.finished_at - self.ends_at
        return over if over > GRACE else timedelta()


@dataclass(frozen=True)
class Item:
    """An item of the agenda of one of those meetings. `is_taken` is False for one that was left out."""

    meeting: int
    kind: str
    minutes: int
    is_taken: bool = True
    focus: int | None = None
    leader: int | None = None
    guest: str = ""


@dataclass(frozen=True)
class Doings:
    """`meetings` are the last six that were closed, the latest first, `items` what was on their agendas.

    `due` says of the last six meetings whose day has come whether each was cancelled. Counters are keyed by person.
    What has no other span is of the last twelve months.
    """

    now: datetime
    since: datetime
    is_active: bool = True
    method: str = ""
    every_weeks: int | None = None
    hours_budget: int | None = None

    members: int = 0
    leads: int = 0
    settled: int = 0  # members for three months or more, and those of them
    silent: int = 0  # who came to nothing, wrote, answered and promised nothing

    stated_at: datetime | None = None
    by_when: date | None = None
    purpose_year: int = 0
    still_right: int = 0
    needs_work: int = 0
    focuses: dict = field(default_factory=dict)  # pk → name

    meetings: tuple = ()
    items: tuple = ()
    due: tuple = ()
    last_met_at: datetime | None = None
    next_at: datetime | None = None

    hours: float = 0
    met: int = 0
    not_closed: int = 0
    outcomes: int = 0
    take_ups: int = 0
    take_ups_from_peers: int = 0
    take_ups_without_hours: int = 0
    hours_saved_a_week: float = 0

    posts: Counter = field(default_factory=Counter)
    promised: Counter = field(default_factory=Counter)
    kept: int = 0
    carried: int = 0
    let_go: int = 0
    overdue: int = 0
    asks: int = 0
    asks_answered: int = 0
    pairs_met: int = 0

    @property
    def led(self):
        """How many items of the last six meetings each member led."""
        return Counter(item.leader for item in self.items if item.leader and item.is_taken)
