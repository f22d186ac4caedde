"""The library of described methods: how a network may work. It is text, so it stands in the code and not in a table."""

from dataclasses import dataclass

from django.db import models


class Method(models.TextChoices):
    COLLABORATIVE = "collaborative", "Improvement collaborative"
    QUICK_UPDATES = "quick_updates", "Quick-update round"
    CASE_CLINIC = "case_clinic", "Case clinic"
    VISITS = "visits", "Peer visits"
    LEARNING_SET = "learning_set", "Action-learning set"
    SECOND_EDITION = "second_edition", "Second edition of a workbook"
    OWN = "own", "Our own way"


class ItemKind(models.TextChoices):
    """What an item of an agenda is."""

    WELCOME = "welcome", "Welcome"
    QUICK_UPDATES = "quick_updates", "Quick updates"
    DEEP_DIVE = "deep_dive", "Deep dive"
    CASE_CLINIC = "case_clinic", "Case clinic"
    DECISION = "decision", "Decision"
    LEARNING = "learning", "Learning"
    HEALTH_CHECK = "health_check", "Health check"


@dataclass(frozen=True)
class Step:
    name: str
    words: str


@dataclass(frozen=True)
class Item:
    """An item of the agenda that a method starts from."""

    title: str
    minutes: int
    kind: str


@dataclass(frozen=True)
class Described:
    """A method as the library describes it. `every_weeks` is the rhythm that it is made for, `rhythm` says why."""

    code: str
    in_a_line: str
    what_for: str
    steps: tuple[Step, ...]
    every_weeks: int
    rhythm: str
    agenda: tuple[Item, ...]
    not_when: str

    @property
    def name(self):
        return Method(self.code).label

    @property
    def slug(self):
        return self.code.replace("_", "-")

    @property
    def minutes(self):
        """How long a meeting by its agenda takes."""
        return sum(item.minutes for item in self.agenda)


WELCOME = Item("Welcome, and what we said we would do", 5, ItemKind.WELCOME)
CLOSING = Item("Who does what by when", 10, ItemKind.DECISION)

LIBRARY = (
    Described(
        code=Method.COLLABORATIVE,
        in_a_line="Practices work on the same thing at once, measure it the same way, and compare what they changed.",
        what_for="One result that you can count, such as minutes on hold, that many practices want at the same time.",
        steps=(
            Step("Agree one measure", "The same for all, taken each week, cheap enough to be taken."),
            Step("Each tries one small change", "For two to four weeks, at their own place."),
            Step("Bring the numbers", "Everybody’s, also those that went the wrong way."),
            Step("Find out what made the difference", "Ask those whose line moved what they did on the day it moved."),
            Step("Copy or drop", "Each takes up one thing of another, or drops one of their own."),
        ),
        every_weeks=4,
        rhythm="Every 4 weeks for 6 to 12 months. Then stop, or choose another result.",
        agenda=(
            WELCOME,
            Item("Everybody’s numbers since last time", 20, ItemKind.QUICK_UPDATES),
            Item("The change that made the most difference", 30, ItemKind.DEEP_DIVE),
            Item("What each of us tries next", 15, ItemKind.LEARNING),
            CLOSING,
        ),
        not_when="Do not choose it where nobody can count the result weekly, or where places want different things: "
        "the numbers become a report, and people stop coming.",
    ),
    Described(
        code=Method.QUICK_UPDATES,
        in_a_line="Three lines from everybody before you meet, then one subject gone into deeply.",
        what_for="Keeping up with many people in little time, and finding out who already knows what you need.",
        steps=(
            Step("Write three lines before", "What we are doing, how it is going, what we need."),
            Step("Read, do not recite", "The round takes a minute each, because all have read it."),
            Step("Press “tell me more”", "What most people ask about becomes the deep dive."),
            Step("One deep dive", "One person tells how they did it, step by step, and what to skip."),
            Step("Commit", "Each says one thing that they do until next time."),
        ),
        every_weeks=4,
        rhythm="Every 4 weeks: long enough for something to have happened, short enough to be remembered.",
        agenda=(
            WELCOME,
            Item("Quick updates", 30, ItemKind.QUICK_UPDATES),
            Item("Deep dive into what most asked about", 45, ItemKind.DEEP_DIVE),
            CLOSING,
        ),
        not_when="Do not choose it for fewer than five people, who can simply talk, or where nobody writes the three "
        "lines: then it is a round of reports, and it always overruns.",
    ),
    Described(
        code=Method.CASE_CLINIC,
        in_a_line="One person brings a real problem; the others ask, and offer what they did.",
        what_for="Problems that are new to one and old to others: a partner who will not agree, a rota that breaks.",
        steps=(
            Step("Bring a problem of your own", "Two minutes: what it is, what you tried, what you want from us."),
            Step("Questions only", "Ten minutes in which nobody gives advice."),
            Step("What we did", "Each who had the same tells what they did, not what you should do."),
            Step("Say it back", "Whoever brought it says what they take and try."),
            Step("Hear what came of it", "Next time begins with that."),
        ),
        every_weeks=6,
        rhythm="Every 6 weeks, two cases a time. Nobody brings two in a row.",
        agenda=(
            Item("What came of last time’s cases", 10, ItemKind.WELCOME),
            Item("First case", 30, ItemKind.CASE_CLINIC),
            Item("Second case", 30, ItemKind.CASE_CLINIC),
            Item("What we learnt", 10, ItemKind.LEARNING),
            CLOSING,
        ),
        not_when="Do not choose it for patients’ cases, which belong elsewhere, or among people who compete or manage "
        "each other: nobody brings what truly goes wrong.",
    ),
    Described(
        code=Method.VISITS,
        in_a_line="You go and see, for half a day, in pairs, how another place does it.",
        what_for="Work that cannot be told, only seen: a reception at eight, how letters move, how people talk.",
        steps=(
            Step("Pair up", "People who have not met, another PCN first."),
            Step("Say what you come to see", "One question each, a week before."),
            Step("Half a day there", "Sit beside those who do it, not in the meeting room."),
            Step("Write down three things", "One to copy, one to ask about, one that you do better."),
            Step("Tell the others", "Ten minutes each, when all meet."),
        ),
        every_weeks=13,
        rhythm="Each visits once a quarter; all meet once after each round.",
        agenda=(
            WELCOME,
            Item("What we saw, ten minutes a pair", 40, ItemKind.DEEP_DIVE),
            Item("What we copy", 20, ItemKind.LEARNING),
            Item("The next pairs and their questions", 15, ItemKind.DECISION),
            CLOSING,
        ),
        not_when="Do not choose it where half a day away needs cover that nobody pays for, or as an inspection in "
        "disguise: one visit that feels like one ends all of them.",
    ),
    Described(
        code=Method.LEARNING_SET,
        in_a_line="Five to eight people, always the same, each with a problem of their own to move on.",
        what_for="Work without a known answer that lies with one person: leading change, or a new job.",
        steps=(
            Step("Agree what stays in the room", "All of it, unless whoever said it says otherwise."),
            Step("Share out the time", "Equal turns. Two or three people have one each time."),
            Step("Tell where you are", "What you did since, and what has changed in how you see it."),
            Step("Be asked, not told", "Open questions that make you think. No advice."),
            Step("Say what you will do", "One action, in your own words, by a date."),
        ),
        every_weeks=5,
        rhythm="Every 5 weeks for a year with the same people. Nobody joins half way.",
        agenda=(
            Item("Arriving: one sentence each", 10, ItemKind.WELCOME),
            Item("First turn", 30, ItemKind.CASE_CLINIC),
            Item("Second turn", 30, ItemKind.CASE_CLINIC),
            Item("How we worked together", 10, ItemKind.LEARNING),
            CLOSING,
        ),
        not_when="Do not choose it for more than eight, for drop-in, or for problems with an answer: those who know "
        "it find it unkind not to be told.",
    ),
    Described(
        code=Method.SECOND_EDITION,
        in_a_line="Those who took something up write together what the first ones could not know.",
        what_for="A case study that five or more places use: what holds everywhere, what depends on the place.",
        steps=(
            Step("Lay your steps side by side", "What each kept, changed, dropped and added, and why."),
            Step("Settle what all need", "The steps that nobody dropped."),
            Step("Write what depends", "“If you have one site…”, “If your partners are against it…”."),
            Step("Offer it to the authors", "As notes on the workbook, with your names."),
            Step("Try it on somebody new", "A place that has not begun reads it, and says where they get lost."),
        ),
        every_weeks=6,
        rhythm="Every 6 weeks, four or five times. Then it is published, and you are done.",
        agenda=(
            WELCOME,
            Item("One part of the workbook, step by step", 40, ItemKind.DEEP_DIVE),
            Item("What depends on the place", 20, ItemKind.LEARNING),
            Item("What goes into the next edition", 15, ItemKind.DECISION),
            CLOSING,
        ),
        not_when="Do not choose it before at least three places have done it for some months, or where the authors do "
        "not want it: ask them first.",
    ),
)

BY_CODE = {method.code: method for method in LIBRARY}
BY_SLUG = {method.slug: method for method in LIBRARY}


def lines_for(method, minutes):
    """The lines (title, kind, minutes) of the agenda of a `method` for a meeting of so many `minutes`, never more.

    A way of their own, or none yet, begins as a round of quick updates. Items are of five minutes, ten, …, and the
    longest takes what is left over.
    """
    described = BY_CODE.get(method, BY_CODE[Method.QUICK_UPDATES])
    whole = described.minutes
    scaled = [[item.title, item.kind, item.minutes * minutes // whole // 5 * 5] for item in described.agenda]
    longest = max(scaled, key=lambda line: line[2])
    longest[2] += minutes - sum(line[2] for line in scaled)
    return [tuple(line) for line in scaled if line[2]]
