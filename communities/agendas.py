"""The agenda that each method begins with: what, of which kind, and its share of 90 minutes."""

from .methods import Method

WELCOME = ("Welcome, and what we promised last time", "welcome", 5)
PROMISES = ("Who does what by when", "decision", 10)
OF_90_MINUTES = {
    Method.COLLABORATIVE: [
        WELCOME,
        ("Our figures since last time", "learning", 20),
        ("What one of us changed, and what happened", "deep_dive", 30),
        ("What each of us tries next", "learning", 25),
        PROMISES,
    ],
    Method.QUICK_UPDATES: [
        WELCOME,
        ("Quick updates", "quick_updates", 30),
        ("Deep dive into what most asked about", "deep_dive", 45),
        PROMISES,
    ],
    Method.CASE_CLINIC: [
        WELCOME,
        ("First case", "case_clinic", 35),
        ("Second case", "case_clinic", 30),
        ("What we take from both", "learning", 10),
        PROMISES,
    ],
    Method.VISITS: [
        WELCOME,
        ("What our hosts show us", "deep_dive", 45),
        ("What we saw, and what we would take home", "learning", 30),
        PROMISES,
    ],
    Method.LEARNING_SET: [
        WELCOME,
        ("First turn: a problem, and questions only", "case_clinic", 35),
        ("Second turn: a problem, and questions only", "case_clinic", 35),
        ("What we learned about asking", "learning", 5),
        PROMISES,
    ],
    Method.SECOND_EDITION: [
        WELCOME,
        ("What each of us found when we tried it", "quick_updates", 25),
        ("A part of the workbook, line by line", "deep_dive", 40),
        ("What goes into the next edition", "decision", 10),
        PROMISES,
    ],
}


def lines_for(method, minutes):
    """The lines (title, kind, minutes) of a `method`'s agenda for a meeting of so many `minutes`, never more than it.

    A way of their own, or none yet, begins as a round of quick updates. Items are of five minutes, ten, …, and the
    longest takes what is left over.
    """
    lines = OF_90_MINUTES.get(method) or OF_90_MINUTES[Method.QUICK_UPDATES]
    scaled = [[title, kind, share * minutes // 90 // 5 * 5] for title, kind, share in lines]
    longest = max(scaled, key=lambda line: line[2])
    longest[2] += minutes - sum(line[2] for line in scaled)
    return [tuple(line) for line in scaled if line[2]]
