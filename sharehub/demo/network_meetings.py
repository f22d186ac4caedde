"""The meetings of a network of the demonstration: what was planned, who came, what was said and what came of it.

Each stands in its file by its day (`on`). `parts` are chair, recorder and timekeeper. A line of the `agenda` is one of
the network's [usual] ones, [its name, who leads, minutes taken, area of focus], or one of its own, [title, kind, who
leads, minutes, minutes taken, area of focus]; none taken: it was skipped. "guest: Somebody" leads without an account.
Who was `there` said yes before, who was `away` said so, or was short of staff on the day; the others said nothing.
"""

from datetime import timedelta

from django.utils import timezone

from innovations.models import Challenge

from .files import case_study
from .when import backdate, happened


class Meetings:
    def __init__(self, network, row, people, places):
        self.network, self.row, self.people, self.places = network, row, people, places
        self.lead = people[row["lead"]]
        self.by_day = {}

    def set_series(self, first, minutes, *, at, **details):
        starts_at = timezone.make_aware(first)
        self.network.meeting_series.call(
            by=self.lead, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes), at=at, **details
        )
        for meeting in self.network.meetings.all():
            self.by_day[timezone.localdate(meeting.starts_at)] = meeting

    def tell(self, row, _):
        """Tell of the meeting that `row` is about: called off, or prepared and, once it is over, held."""
        meeting = self.by_day[row["on"]]
        if "cancelled" in row:
            self.cancel(meeting, row["cancelled"])
            return
        self.prepare(meeting, row)
        if "there" in row:
            self.hold(meeting, row)
            self.ask_around(meeting, row)

    def cancel(self, meeting, row):
        with happened(row["on"]) as at:
            meeting.cancel(by=self.people[row["by"]], reason=row["why"])
        backdate(meeting, cancelled_at=at, changed_at=at)

    # Before

    def prepare(self, meeting, row):
        """Its parts and agenda a week before; answers and quick updates two days before, or `said_on` another day."""
        said_on = row.get("said_on", row["on"] - timedelta(days=2))
        with happened(min(row["on"] - timedelta(days=7), said_on)):
            for part, key in zip(("chair", "recorder", "timekeeper"), row["parts"], strict=False):
                meeting.give_part(part, by=self.lead, person=self.people.get(key))
            for item in row["agenda"]:
                self.plan(meeting, item)
        with happened(said_on) as at:
            for answer, key, note in answers_in(row):
                self.answer(meeting, answer, self.people[key], note, at)
            for key, (doing, going, need) in row.get("updates", {}).items():
                self.update(meeting, self.people[key], at, doing=doing, going=going, need=need)
            for more in row.get("more", ()):
                self.tell_more(meeting, more, at)

    def plan(self, meeting, row):
        title, kind, leader, minutes, _, focus = self.line(row)
        guest = leader.removeprefix("guest: ") if leader.startswith("guest: ") else ""
        meeting.agenda.put(
            by=self.lead,
            title=title,
            kind=kind,
            minutes=minutes,
            leader=self.people.get(leader),
            guest=guest,
            focus=self.network.focuses.get(place=focus) if focus else None,
        )

    def line(self, row):
        """A line of the agenda in full: title, kind, who leads, minutes, minutes taken, area of focus (0 for none)."""
        if row[0] in self.row["usual"]:
            name, leader, *rest = row
            title, kind, minutes = self.row["usual"][name]
            row = [title, kind, leader, minutes, *rest]
        return [*row, 0, 0][:6]

    def answer(self, meeting, answer, person, note, at):
        how = "online" if person in self.online else "room"
        meeting.rsvps.answer(answer, by=person, how=how, note=note, at=at)

    @property
    def online(self):
        return [self.people[key] for key in self.row.get("online", ())]

    def update(self, meeting, person, at, **lines):
        written = meeting.quick_updates.write(by=person, **lines)
        backdate(written, written_at=at)

    def tell_more(self, meeting, row, at):
        person = self.people[row["of"]]
        asked = meeting.quick_updates.get(user=person).tell_me_mores.ask(
            by=self.people[row["by"]], words=row.get("words", "")
        )
        if "answer" in row:
            asked.tell(row["answer"], by=person)
            backdate(asked, answered_at=at + timedelta(hours=3))
        backdate(asked, asked_at=at)

    # While it is on

    def hold(self, meeting, row):
        chair, recorder, *_ = [self.people.get(key) for key in row["parts"]]
        with happened(meeting.starts_at) as at:
            meeting.start(by=chair, at=at)
            ended_at = self.take_items(meeting, row["agenda"], chair, at)
            meeting.write_notes(row["notes"].strip(), by=recorder or chair, version=meeting.version)
        with happened(ended_at):
            for outcome in row.get("outcomes", ()):
                self.record(meeting, outcome, chair, ended_at)
            promises = [self.promise(meeting, each, chair, ended_at) for each in row.get("promises", ())]
            meeting.close(
                by=chair,
                started_at=at,
                finished_at=ended_at,
                attendance=list(self.attendance(row)),
                at=ended_at + timedelta(minutes=20),
            )
        for promise, told in zip(promises, row.get("promises", ()), strict=True):
            end(promise, told)

    def take_items(self, meeting, rows, chair, at):
        """Take one after the other; returns when the last was finished."""
        for item, row in zip(meeting.agenda.in_order(), rows, strict=True):
            item.meeting = meeting
            minutes = self.line(row)[4]
            if minutes:
                item.start(by=chair, at=at)
            else:
                item.skip(by=chair, at=at)
            at += timedelta(minutes=minutes)
        return at

    def attendance(self, row):
        """A row for each who belonged by then, and for each guest, as `meeting.close` takes them."""
        keys = {person: key for key, person in self.people.items()}
        for membership in self.network.memberships.living().select_related("user"):
            key = keys[membership.user]
            reason = row.get("away", {}).get(key, "not_said")
            yield {"user": membership.user, "is_present": key in row["there"], "reason": reason}
        for guest, guest_from in row.get("guests", ()):
            yield {"guest": guest, "guest_from": guest_from, "is_present": True}

    # What comes of it

    def record(self, meeting, row, chair, at):
        said = {name: row[name] for name in ("kind", "words", "details") if name in row}
        self.network.outcomes.record(by=chair, meeting=meeting, at=at, **said, **self.links_of(row))

    def links_of(self, row):
        """What an outcome or a promise is about, or led to."""
        links = {}
        if "case_study" in row:
            links["innovation"] = case_study(row["case_study"])
        if "take_up" in row:
            name, code = row["take_up"]
            links["take_up"] = case_study(name).take_ups.get(organisation=self.places[code])
        if "challenge" in row:
            links["challenge"] = Challenge.objects.get(title=row["challenge"])
        return links

    def promise(self, meeting, row, chair, at):
        said = {"what": row["what"], "due_on": row["due"], "person": self.people[row["who"]]}
        return self.network.commitments.make(by=chair, meeting=meeting, at=at, **said, **self.links_of(row))

    def ask_around(self, meeting, row):
        """The pulse: [repaid, will use], and perhaps the answer to the lead's question, and a line."""
        with happened(row["on"] + timedelta(days=1)) as at:
            for key, (repaid, will_use, *more) in row.get("pulse", {}).items():
                said = {("more" if isinstance(each, bool) else "line"): each for each in more}
                pulse = meeting.pulses.answer(by=self.people[key], repaid=repaid, will_use=will_use, **said)
                backdate(pulse, answered_at=at)


def answers_in(row):
    """(answer, key of who gave it, note) of all who answered before the meeting."""
    for key in row.get("there", row.get("yes", ())):
        yield "yes", key, ""
    for key, reason in row.get("away", {}).items():
        if reason == "short_staffed":
            yield "yes", key, ""
        elif reason != "not_said":
            yield "no", key, ""
    for answer in ("maybe", "no"):
        for key, note in row.get(answer, {}).items():
            yield answer, key, note


def end(promise, row):
    """Tell what became of it: `carried` over [on a day, to another], `kept` or `let_go` on a day."""
    by = promise.person
    if "carried" in row:
        day, due_on = row["carried"]
        with happened(day) as at:
            promise = promise.carry_over(by=by, due_on=due_on, at=at)
    if "kept" in row:
        with happened(row["kept"]) as at:
            promise.keep(by=by, at=at)
    if "let_go" in row:
        with happened(row["let_go"]) as at:
            promise.let_go(by=by, reason=row["why"], at=at)
