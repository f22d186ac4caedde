"""The task list of one case study: every question with how far it is, and what publishing still needs."""

from dataclasses import dataclass

from django.urls import reverse

from .answers import Answers
from .kinds import Kind
from .questions import BY_KEY, GROUPS, Question

COMPLETED, INCOMPLETE, OPTIONAL = "completed", "incomplete", "optional"


@dataclass(frozen=True)
class Task:
    """`status` is one of the three above; `lines` are the answer, `hint` how far it has got.

    Without a `url` it is not to be changed.
    """

    question: Question
    url: str
    status: str
    hint: str
    lines: list

    @property
    def text(self):
        return self.question.title


@dataclass(frozen=True)
class Need:
    """One of the things without which nothing is published. `state` says it in words: "Done: 7"."""

    label: str
    url: str
    is_met: bool
    state: str


class TaskList:
    def __init__(self, innovation, *, can_edit=True):
        self.innovation, self.can_edit = innovation, can_edit
        self.answers = Answers(innovation)
        self.groups = [(title, [self._task(question) for question in questions]) for title, questions in GROUPS]
        self.tasks = [task for _, tasks in self.groups for task in tasks]
        self.needs = list(self._needs())

    @property
    def answered(self):
        return sum(task.status == COMPLETED for task in self.tasks)

    @property
    def answered_groups(self):
        """Pairs of a title and its tasks that say something, without groups that say nothing."""
        groups = [(title, [task for task in tasks if task.lines]) for title, tasks in self.groups]
        return [(title, tasks) for title, tasks in groups if tasks]

    @property
    def unanswered(self):
        return [task for task in self.tasks if not task.lines]

    @property
    def still_needed(self):
        return [need for need in self.needs if not need.is_met]

    @property
    def unnamed(self):
        """How many people were credited and have not agreed, so that readers do not see them."""
        return sum(credit.consent != "agreed" for credit in self.answers.credits)

    def _task(self, question):
        return Task(
            question=question,
            url=self._url(question) if self.can_edit else "",
            status=self._status(question),
            hint=self.answers.hint(question),
            lines=self.answers.of(question),
        )

    def _url(self, question):
        return reverse(question.url_name, args=question.url_args(self.innovation))

    def _status(self, question):
        if self.answers.is_given(question):
            return COMPLETED
        # Either of the two is enough, so that the other is not asked for again.
        either = {Kind.FAILURE: Kind.WASTED_TIME, Kind.WASTED_TIME: Kind.FAILURE}.get(question.kind)
        if either and self.answers.of_kind(either):
            return OPTIONAL
        # What was begun is to be finished: somebody credited, who has not agreed yet.
        return INCOMPLETE if question.expected or self.answers.of(question) else OPTIONAL

    def _needs(self):
        """The title, which every case study has, and what `missing_to_publish` asks for."""
        missing = {each.code for each in self.innovation.missing_to_publish()}
        yield Need("What it is called", self._url(BY_KEY["title"]), is_met=True, state="Done")
        for code, label, kinds in [
            ("step", "At least one step", [Kind.STEP]),
            ("skip", "A failure or wasted time", [Kind.FAILURE, Kind.WASTED_TIME]),
            ("words", "The words you used", [Kind.WORDS]),
        ]:
            found = sum(len(self.answers.of_kind(kind)) for kind in kinds)
            is_met = code not in missing
            state = f"Done: {found}" if is_met else "Still needed"
            yield Need(label, self._url(BY_KEY[kinds[0].value]), is_met=is_met, state=state)
