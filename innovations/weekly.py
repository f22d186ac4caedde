"""The weekly question: one concrete thing at a time, for whoever asked to be asked while the work goes on."""

from datetime import timedelta

from .kinds import Kind, Verdict

# By the tile (notes.py) that takes the answer, in the order in which they take turns.
QUESTIONS = {
    Verdict.WORKED.value: "What did you say this week that made someone agree?",
    Kind.WASTED_TIME.value: "What took time this week and helped nobody?",
    Kind.TIPPING_POINT.value: "Did anything turn this week?",
    Kind.FAILURE.value: "What did you try that did not work?",
    Kind.TIP.value: "What would you tell somebody who starts tomorrow?",
}
EVERY = timedelta(days=7)
# Whoever noted something as short a while ago is not asked: they need no reminder.
QUIET = timedelta(days=2)


def question_after(number):
    """The code of the question for somebody who was asked `number` before."""
    return list(QUESTIONS)[number % len(QUESTIONS)]
