"""Where a piece goes, by the words of its heading. A guess: somebody looks at it before anything is made."""

import re

from ..kinds import Kind
from ..questions import QUESTIONS
from .places import LEAVE, MIXED

LONGEST_HEADING = 80
MOST_WORDS = 8
NOW = "what_happens_now"

# The first that fits. Each is a pattern of words anywhere in the heading.
GUESSES = [
    (r"acknowledg|\bthank|references|bibliograph|appendi|contents|authors?\b|contacts?\b|further (info|read)", LEAVE),
    (r"who did it|^the team$|^team$|project team|team members|talk to|get in touch|about us|^about the", LEAVE),
    (r"fail|(did|does|do)(n.?t| not) work|went wrong|mistake|what we dropped", "failure"),
    (r"wast(e|ed|ing)|not worth|skip", "wasted_time"),
    (r"tipping|turning point|turned", "tipping_point"),
    (r"worr(y|ies)|fears?\b|afraid|concerns|\blos(s|ses|e|ing)\b", "loss"),
    (r"words that worked|what to say", "worked"),
    (r"words that failed|what not to say", "failed"),
    (r"quot(e|es|ation|ations)\b|testimonial|in their( own)? words|feedback", MIXED),
    (r"(patients|staff|people|they) (said|say)", MIXED),
    (r"\bthe challenge$|^challenge$|^our challenge$", "problem"),
    (r"challenges|barrier|obstacle|difficult|block(er|ed)|hurdle|pitfall|risks|in the way|can we do it", "blocker"),
    (r"lesson|\btips?\b|learn(ed|t|ing)?\b(?! disab)|advice|recommend|do differently", "tip"),
    (r"sustain|(keep|kept|keeps|keeping)( \w+)? going|after the (pilot|money|funding)", "kept_going_by"),
    (r"what paid|who paid|paid for by|funded by|funders?\b|sponsor", "funded_by"),
    (r"costs?\b|fund(s|ed|ing)\b|budget|money|spen[dt]\b|expens|financ", "money"),
    (r"who has to be in|people needed|roles|staffing|workforce|who (is|was) involved|resources", "roles_needed"),
    (r"permission|approv|consent|governance|sign.?off|whose yes", "permissions_needed"),
    (r"^IT\b|\bIT (needed|systems?)", "it_needed"),
    (r"technolog|software|equipment|systems? (used|needed)|digital tools?", "it_needed"),
    (r"summary|abstract|in short|at a glance|overview|nutshell|key message", "summary"),
    (r"result|outcome|impact|benefit|difference|evaluat|finding|achiev|what happens now|today|next steps", NOW),
    (r"measure|how (do|did) (you|we) know|what('s| is| happens) next|future|success|worth it|better", NOW),
    (r"problem|background|issue|before\b", "problem"),
    (r"story|paragraph", "story"),
    (r"what (did we|we|did you|you) d(o|id)|steps?\b|method|how\b|approach|intervention|implement|process", "step"),
    (r"action|activit|solution|the change|what changed|set.?up|roll.?out|our plan|the plan|delivery", "step"),
    (r"aims?\b|objective|goals?\b|purpose|context|why\b|need\b|rationale|introduction|situation", "problem"),
]  # fmt: skip
GUESSES = [(re.compile(pattern, 0 if "IT" in pattern else re.IGNORECASE), place) for pattern, place in GUESSES]
NUMBERED = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)]|section \d+:?)\s+", re.IGNORECASE)
LABELLED = re.compile(r"^(?:step|tip|lesson|quote) \d+$", re.IGNORECASE)


def _normal(heading):
    return " ".join(re.sub(r"[^\w\s]", " ", heading.lower()).split())


# The questions as our own pages ask them: people answer those in Word, too.
_KEYS = {"now": NOW, "needs": "roles_needed", "funding": "kept_going_by", "words": MIXED}
_TEXTS = ("problem", "story")
OUR_QUESTIONS = {
    _normal(question.title): _KEYS.get(question.key)
    or (question.key if question.kind or question.key in _TEXTS else LEAVE)
    for question in QUESTIONS
    if question.key != "title"
}
OUR_KINDS = {
    _normal(label): kind.value for kind, label in [(kind, kind.label) for kind in Kind] if kind != Kind.WORDS
} | {"words that worked": "worked", "words that failed": "failed", "words that half worked": MIXED}


def guess(heading):
    """The place (of places.CHOICES) that `heading` names, or "" where it tells nothing or is no plain heading."""
    heading = NUMBERED.sub("", heading).strip(" :.–-")
    known = OUR_QUESTIONS.get(_normal(heading)) or OUR_KINDS.get(_normal(heading))
    if known:
        return known
    if len(heading) > LONGEST_HEADING or len(heading.split()) > MOST_WORDS:
        return ""
    return next((place for pattern, place in GUESSES if pattern.search(heading)), "")


def labelled(heading):
    """("step", "Count your letters") for "Step 3: Count your letters"; ("", "") where no such label leads it."""
    label, colon, rest = heading.partition(":")
    if not (colon and rest.strip()):
        return "", ""
    label = label.removesuffix(". To").strip()
    place = OUR_KINDS.get(_normal(label)) or (guess(label) if LABELLED.match(label) else "")
    return (place, rest.strip()) if place else ("", "")


def is_plain(heading):
    """Whether a heading is no more than the name of a part, such as "Results": at most three words."""
    return len(NUMBERED.sub("", heading).split()) <= 3 or _normal(heading) in OUR_QUESTIONS
