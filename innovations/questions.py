"""The questions of a case study, in the order a reader wants the answers: wording, hints and worked examples.

The task list, the question pages, the check before publishing and the printed sheet all show these.
"""

from dataclasses import dataclass
from itertools import groupby

from .kinds import Kind


@dataclass(frozen=True)
class Question:
    """One page to answer, under the heading `group`.

    `kind` is set where the answer is a list of workbook entries of that kind. `expected`
    questions are asked for as "Incomplete"; the others are "Optional". `example` is how somebody else answered and
    `example_by` who that was.
    """

    group: str
    key: str
    title: str
    hint: str
    example: str
    example_by: str
    kind: Kind | None = None
    expected: bool = False

    @property
    def url_name(self):
        lists = {"measures": "innovations:measure_list", "credits": "innovations:credit_list"}
        return "innovations:entry_list" if self.kind else lists.get(self.key, "innovations:section_edit")

    def url_args(self, innovation):
        return [innovation.slug] if self.key in ("measures", "credits") else [innovation.slug, self.key]


SUIT = "Would it suit a practice like ours?"
WORTH = "Is it worth it?"
HOW = "How, step by step"
SKIP = "What to skip"
PEOPLE = "Who to talk to"

LETTERS = "A practice manager in a harbour town, on sorting hospital letters"
RECALL = "A nurse lead in a village practice, on recalls by birth month"
PHONES = "An operations manager in a city practice, on call-back telephony"
MEDICINES = "A pharmacist in a market town, on medication reviews"

QUESTIONS = [
    Question(
        SUIT,
        "title",
        "What did you do, or are you trying?",
        "One line, as you would say it to a colleague over coffee.",
        "We took four in five hospital letters off our GPs",
        LETTERS,
        expected=True,
    ),
    Question(
        SUIT,
        "problem",
        "What was the everyday problem?",
        "What did a bad day look like? Who lost time, and how much? Three or four sentences will do.",
        "Each GP opened 46 letters a day, mostly at night. Four in five needed nothing from a doctor. Last spring "
        "one that did need something sat unread for nine days.",
        LETTERS,
        expected=True,
    ),
    Question(
        SUIT,
        "now",
        "What do you do now?",
        "First in one sentence: what is different, and what came of it? Then a little more, if you like.",
        "Two administrators sort every letter into four piles, and a GP reads only the two piles that need one: nine "
        "letters a day instead of 46.",
        LETTERS,
        expected=True,
    ),
    Question(
        SUIT,
        "place",
        "Where does it happen?",
        "People look for a place like theirs: its size, its setting, how far away it is.",
        "Harbour View Surgery. We are one of five practices in our PCN, but only we did this.",
        LETTERS,
        expected=True,
    ),
    Question(
        SUIT,
        "start",
        "When did it start, and what was the place like then?",
        "A rough date is fine. The size and setting are those of the time, so that they stay true if you grow.",
        "June 2025. We had 9,400 patients then; a town practice.",
        LETTERS,
        expected=True,
    ),
    Question(
        SUIT,
        "story",
        "How would you tell it in one paragraph?",
        "For somebody who reads nothing else: the start, the hard bit, how it is now. Say “we”.",
        "We thought letters had to be read by doctors because they always had been. Nadia, who scans them, asked "
        "why. We spent two weeks finding out that mostly there was no reason, and three months persuading ourselves. "
        "It was worth the argument.",
        LETTERS,
    ),
    Question(
        WORTH,
        "measures",
        "What got better, and how do you know?",
        "A number before and after. Counting on paper for a week is enough. Add what did not move, or got worse: "
        "people trust you more for it.",
        "Letters one GP reads in a day: 46 before, 9 after. Average of 4 weeks, counted in the clinical system.",
        LETTERS,
        expected=True,
    ),
    Question(
        WORTH,
        "effort",
        "What did it cost, in hours and money?",
        "Everybody’s hours together, to set it up and to keep it running. A guess is better than nothing.",
        "34 hours to set up, between six of us. Four weeks until we felt it. 11 hours of admin time a week since. "
        "Under £1,000.",
        LETTERS,
        expected=True,
    ),
    Question(
        WORTH,
        "needs",
        "What has to be in place?",
        "Who has to be in it, whose yes you needed, and what your computers had to do.",
        "A GP to lead, two hours a week for six weeks. A yes from every partner. No new software.",
        LETTERS,
    ),
    Question(
        WORTH,
        "funding",
        "What kept it going when the money ran out?",
        "What paid for the start, and what pays for it now? “Nothing, we just did it” is an answer.",
        "£500 of training money from the PCN paid the overtime. Since then the GPs’ saved hours pay for it.",
        LETTERS,
    ),
    Question(
        WORTH,
        "money",
        "What did you spend money on?",
        "One thing at a time: what it cost, and out of which pot.",
        "£640: 32 hours of admin overtime. £500 from our network’s training money, £140 from us.",
        LETTERS,
        kind=Kind.MONEY,
    ),
    Question(
        HOW,
        "step",
        "What were the steps?",
        "What would somebody do on Monday morning? One step at a time, in order. Who did it, and how long it took.",
        "Count your letters for one week. Put a tally sheet by the scanner with four columns. Do not sort yet: only "
        "count. Practice manager and a GP, 3 hours.",
        LETTERS,
        kind=Kind.STEP,
        expected=True,
    ),
    Question(
        HOW,
        "words",
        "What did you say that made people agree?",
        "Write it as you said it. Who did you say it to, and what were they worried about? Words that failed are "
        "worth as much.",
        "To two GPs who feared missing a cancer letter: “You read every letter with me for two weeks. You decide "
        "when we stop checking.” They stopped after six days.",
        LETTERS,
        kind=Kind.WORDS,
        expected=True,
    ),
    Question(
        HOW,
        "tipping_point",
        "When did it turn?",
        "Often it is a moment: something said or done, after which nobody argued any more.",
        "“I was home for bath time twice this week,” our senior partner said. Two more GPs asked to join on the spot.",
        LETTERS,
        kind=Kind.TIPPING_POINT,
    ),
    Question(
        HOW,
        "loss",
        "What were people afraid of losing?",
        "Every change takes something away from somebody. What was it, and what did you do about it?",
        "“Reading letters is how I keep up with my patients.” So each GP names 20 patients whose letters always come "
        "to them.",
        LETTERS,
        kind=Kind.LOSS,
    ),
    Question(
        HOW,
        "blocker",
        "What got in the way, and what got you round it?",
        "Permission, a system, a rule, a holiday: what held you up, and for how long?",
        "We wrote to our indemnity provider and waited five weeks. We rang the advice line with three written "
        "questions; the answer came in two days.",
        LETTERS,
        kind=Kind.BLOCKER,
    ),
    Question(
        HOW,
        "tip",
        "Any small tip to pass on?",
        "The thing you would shout through the window as they drive off to start.",
        "Start in a week without a bank holiday. Letters double in the week after.",
        LETTERS,
        kind=Kind.TIP,
    ),
    Question(
        HOW,
        "link",
        "Which pages or files would help?",
        "A page on the web that you used. Nothing that shows a patient.",
        "General practice pages of NHS England: the contract wording we quoted.",
        PHONES,
        kind=Kind.LINK,
    ),
    Question(
        SKIP,
        "failure",
        "What did you try that failed?",
        "You save the next practice weeks. What was it, why did it not work, and what did you do instead?",
        "Writing to all 600 at once. The phones were full for nine days. Now we write to one birth month at a time.",
        RECALL,
        kind=Kind.FAILURE,
        expected=True,
    ),
    Question(
        SKIP,
        "wasted_time",
        "What was a waste of time?",
        "What took hours and helped nobody? Say how many, so that others can skip it.",
        "14 hours on a 40-page protocol. Nobody opened it after week one. Use a one-page list.",
        MEDICINES,
        kind=Kind.WASTED_TIME,
        expected=True,
    ),
    Question(
        PEOPLE,
        "credits",
        "Who made it happen?",
        "A change takes many hands. Name each with what they did. Nobody is shown before they agree.",
        "Nadia, administrator: thought of the four piles and wrote half of the list.",
        LETTERS,
    ),
    Question(
        PEOPLE,
        "contact",
        "May colleagues contact you?",
        "Most people who try something want ten minutes with somebody who has. Your email address is never shown.",
        "Yes. Thursdays after 1pm are best.",
        LETTERS,
        expected=True,
    ),
    Question(
        PEOPLE,
        "visibility",
        "Who may read it?",
        "Nobody but its authors can read it before you publish it.",
        "Everyone. There is nothing in it that we would not say at a conference.",
        LETTERS,
        expected=True,
    ),
]

GROUPS = [(title, list(questions)) for title, questions in groupby(QUESTIONS, key=lambda question: question.group)]
BY_KEY = {question.key: question for question in QUESTIONS}


def number_of(question):
    """Its place in the list, from 1."""
    return QUESTIONS.index(question) + 1


def next_after(question):
    """The question that follows, or None after the last."""
    return next(iter(QUESTIONS[number_of(question) :]), None)
