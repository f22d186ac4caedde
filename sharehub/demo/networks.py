"""The networks of the demonstration: networks/<name>.toml, each told from its first day on.

What the worksheet says stands at the top; `members` come `on` a day, perhaps with a `role`, and may have `left`. A
network without `opened_on` is still being scoped. Its [series] of meetings is set on the day before it opens, and
network_meetings.py tells what became of each.
"""

from datetime import timedelta
from decimal import Decimal
from operator import itemgetter

from communities.health.actions import close_round
from communities.health.levels import Area
from communities.models import Network

from .files import HERE, case_study, read
from .network_meetings import Meetings
from .when import backdate, happened

WORKSHEET = (
    "who_we_are",
    "what_different",
    "for_whom",
    "by_when",
    "will_not_do",
    "method",
    "every_weeks",
    "worth_it",
    "hours_budget",
    "visibility",
    "joining",
)
SERIES = ("title", "rhythm", "every", "times", "kind", "link", "place", "places", "question")


def load_networks(people, places):
    for path in sorted((HERE / "networks").glob("*.toml")):
        row = read(path)
        if not Network.objects.filter(name=row["name"]).exists():
            Story(row, people, places).tell()


class Story:
    """One network's file, brought in day after day: who may do what hangs on who belongs to it by then."""

    def __init__(self, row, people, places):
        self.row, self.people = row, people
        with happened(row["begun_on"]) as at:
            said = {name: row[name] for name in WORKSHEET if name in row}
            if "case_study" in row:
                said["innovation"] = case_study(row["case_study"])
            self.lead = people[row["lead"]]
            self.network = Network.objects.scope(
                by=self.lead, name=row["name"], themes=row.get("themes", ()), at=at, **said
            )
        self.meetings = Meetings(self.network, row, people, places)

    def tell(self):
        for day, tell, about in sorted(self.days(), key=itemgetter(0)):
            tell(about, day)

    def days(self):
        """(day, how to tell it, what of) of all that happened, in no order."""
        row = self.row
        for each in row["members"]:
            yield each["on"], self.let_in, each
            if "left" in each:
                yield each["left"], self.leave, each
        for name, tell in [
            ("invited", self.invite),
            ("asked_to_join", self.ask),
            ("comments", self.comment),
            ("handed_over", self.hand_over),
            ("focuses", self.choose),
            ("costs", self.spend),
            ("health_rounds", self.check_health),
        ]:
            for each in row.get(name, ()):
                yield each["on"], tell, each
        for each in row.get("purpose", {}).get("answers", ()):
            yield each["on"], self.answer_purpose, each
        if "opened_on" in row:
            yield row["opened_on"] - timedelta(days=1), self.set_series, row["series"]
            yield row["opened_on"], self.open, row
        for each in row.get("pairing", {}).get("who", ()):
            yield row["pairing"]["since"], self.wish_to_pair, each
        for each in row.get("pairing", {}).get("months", ()):
            yield each["on"], self.pair, each
        for each in row.get("meetings", ()):
            yield each.get("cancelled", each)["on"], self.meetings.tell, each

    def let_in(self, row, day):
        with happened(day) as at:
            person = self.people[row["who"]]
            self.network.memberships.let_in(user=person, by=self.lead, role=row.get("role", "member"), at=at)

    def leave(self, row, day):
        person = self.people[row["who"]]
        with happened(day) as at:
            membership = self.network.memberships.living().get(user=person)
            membership.leave(by=person, why=row["why"])
        backdate(membership, left_at=at)

    def invite(self, row, day):
        with happened(day) as at:
            invitation = self.network.invitations.send(
                person=self.people[row["who"]], by=self.people[row["by"]], is_co_lead=row.get("is_co_lead", False)
            )
        backdate(invitation, invited_at=at)

    def ask(self, row, day):
        with happened(day) as at:
            request = self.network.join_requests.ask(by=self.people[row["who"]], words=row["words"])
        backdate(request, asked_at=at)

    def comment(self, row, day):
        with happened(day) as at:
            by, part = self.people[row["by"]], row.get("part", "")
            comment = self.network.worksheet_comments.make(by=by, part=part, words=row["words"])
        backdate(comment, made_at=at)
        if settled := row.get("settled"):
            with happened(settled["on"]) as at:
                comment.resolve(by=self.people[settled["by"]])
            backdate(comment, resolved_at=at)

    def hand_over(self, row, day):
        with happened(day):
            new = self.people[row["to"]]
            self.network.memberships.living().get(user=new).hand_over(by=self.lead)
        self.lead = self.meetings.lead = new

    def choose(self, row, day):
        with happened(day) as at:
            leader = self.people.get(row.get("leader"))
            focus = self.network.focuses.choose(
                name=row["name"], about=row.get("about", ""), leader=leader, by=self.lead
            )
        backdate(focus, added_at=at)

    def set_series(self, row, day):
        said = {name: row[name] for name in SERIES if name in row}
        with happened(day) as at:
            self.meetings.set_series(row["first"], row["minutes"], at=at, **said)

    def open(self, row, day):
        with happened(day) as at:
            self.network.open(by=self.lead, at=at)

    def answer_purpose(self, row, day):
        with happened(day) as at:
            self.network.current_purpose.answers.say(
                by=self.people[row["who"]], is_right=row["is_right"], line=row.get("line", ""), at=at
            )

    def spend(self, row, day):
        with happened(day) as at:
            pounds = Decimal(row["pounds"])
            cost = self.network.costs.note(what=row["what"], pounds=pounds, spent_on=day, by=self.lead)
        backdate(cost, noted_at=at)

    def wish_to_pair(self, key, day):
        with happened(day) as at:
            person = self.people[key]
            self.network.membership_of(person).begin_pairing(by=person, at=at)

    def pair(self, row, day):
        """A round; three weeks later all have met but the pairs of those who are named, unless it is still to come."""
        with happened(day) as at:
            held = self.network.pairing_rounds.hold(at=at)
        if row.get("is_to_come"):
            return
        missed = {self.people[key].pk for key in row.get("missed", ())}
        for pairing in held.pairings.with_context():
            with happened(day + timedelta(days=21)) as at:
                did_not = missed & {pairing.first_id, pairing.second_id}
                (pairing.say_missed if did_not else pairing.say_met)(by=pairing.second)
            backdate(pairing, said_at=at)

    def check_health(self, row, day):
        """A round that was open for a week: who answered what, in the order of the areas."""
        with happened(day) as at:
            health_round = self.network.health_rounds.begin(by=self.lead, at=at)
            for key, values in row["answers"].items():
                health_round.answers.give(dict(zip(Area, values, strict=True)), by=self.people[key])
        with happened(day + timedelta(days=7)) as at:
            close_round(health_round, by=self.lead, at=at)
