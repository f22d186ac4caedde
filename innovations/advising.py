"""Which of a case study's saved texts get advice on their English, question by question."""

from sharehub.moderation.identifiable import Risk, find
from sharehub.moderation.models import Assurance

from .models import Abbreviation
from .plain_english import advice_on, short_forms_in

# Answers that stand on the case study itself. The others are entries of the workbook.
FIELDS = {
    "title": ("title",),
    "problem": ("problem",),
    "now": ("summary", "what_happens_now"),
    "story": ("story",),
    "needs": ("roles_needed", "permissions_needed", "it_needed"),
    "funding": ("funded_by", "kept_going_by"),
    "contact": ("contact_note",),
}


def advice_for_page(innovation, question, *, entries=None, entry=None, **others):
    """Advice on what a question's page is about, as it is saved: all `entries` it lists, or the one `entry`."""
    texts = texts_of(innovation, question, entries or filter(None, [entry]))
    return advice_on("\n".join(texts), list(Abbreviation.objects.all())) if texts else []


def advice_by_task(task_list):
    """Pairs of a Task and the advice on its answer, without those that need none.

    Each abbreviation is asked about once, where it comes up first: that is where a reader meets it.
    """
    innovation, left, found = task_list.innovation, list(Abbreviation.objects.all()), []
    for task in task_list.tasks:
        kind = task.question.kind
        text = "\n".join(texts_of(innovation, task.question, task_list.answers.of_kind(kind) if kind else ()))
        if advice := advice_on(text, left):
            found.append((task, advice))
        used = short_forms_in(text, left)
        left = [each for each in left if each not in used]
    return found


def patients_by_task(task_list):
    """Pairs of a Task and the passages in its answer that may tell who a patient is, but for those vouched for."""
    innovation, found = task_list.innovation, []
    known = Assurance.objects.passages_under(innovation.get_absolute_url())
    for task in task_list.tasks:
        kind = task.question.kind
        texts = texts_of(innovation, task.question, task_list.answers.of_kind(kind) if kind else ())
        likely = [each.passage for text in texts for each in find(text) if each.weight == Risk.HIGH]
        if passages := [passage for passage in likely if passage not in known]:
            found.append((task, passages))
    return found


def texts_of(innovation, question, entries):
    if question.kind:
        return [entry.text for entry in entries]
    return [text for name in FIELDS.get(question.key, ()) if (text := getattr(innovation, name))]
