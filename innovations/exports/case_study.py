"""The whole case study on paper, in the order in which a reader asks."""

from sharehub.core.text import as_written

from .entries import on_paper
from .head import paper_of
from .paper import Facts, Figures, Measures, Section, Table, Text


def case_study_paper(study, edition, *, is_signed_in, newest=None):
    """A Paper with all parts of `study`; names as the page shows them to this reader."""
    paper = paper_of(study, edition, sort="Case study", newest=newest)
    fill = {
        "short": _short,
        "fit": _fit,
        "worth": _worth,
        "can": _can,
        "how": _how,
        "turned": lambda it: [on_paper(entry) for entry in it.tipping_points],
        "words": lambda it: [on_paper(entry) for entry in [*it.words, *it.losses]],
        "skip": _skip,
        "money": money,
        "story": lambda it: [Text(it.innovation.story)],
        "who": who,
        "talk": lambda it: talk(it, is_signed_in=is_signed_in),
    }
    paper.sections = [Section(part.title, fill[part.key](study)) for part in study.parts]
    if edition and edition.whats_new:
        told = [Text(edition.whats_new), Text(study.notes_from(is_signed_in=is_signed_in))]
        new = [text for text in told if text.text]
        paper.sections.append(Section(f"What is new in edition {edition.number}", new))
    return paper


def _short(study):
    it = study.innovation
    blocks = [Figures(study.figures)] if study.figures else []
    texts = [
        Text(it.problem, "The everyday problem"),
        Text(it.what_happens_now, "What happens now"),
        Text(study.story_first),
        Text(study.since),
    ]
    return blocks + [block for block in texts if block.text]


def _fit(study):
    fit, place = study.fit, study.innovation.organisation
    theirs = place.name if place else "Where it began"
    note = f"Figures{f' for {as_written(place.name)}' if place else ''} are from when it began."
    if study.innovation.deprivation_decile:
        note = f"Deprivation: 1 of 10 is the most deprived. {note}"
    if not fit.yours:
        return [Table("About the place", ["", theirs], [[row.label, row.theirs] for row in fit.rows]), Text(note)]
    rows = [[row.label, row.theirs, _yours(row)] for row in fit.rows]
    return [Table(fit.verdict or "About the place", ["", theirs, fit.yours.name], rows), Text(note)]


def _yours(row):
    return (row.yours or "Not known") + (", alike" if row.is_alike else "")


def _worth(study):
    return [Measures(pairs, heading) for heading, pairs in study.measure_groups]


def _can(study):
    facts = [Facts(study.needs)] if study.needs else []
    return facts + [on_paper(entry) for entry in study.blockers]


def _how(study):
    blocks = [Text(study.steps_in_words)] if study.steps_in_words else []
    blocks += [on_paper(entry, label) for label, entry in study.numbered_steps]
    return blocks + [on_paper(entry) for entry in study.links]


def _skip(study):
    blocks = [Text(study.wasted_in_words)] if study.wasted_in_words else []
    return blocks + [on_paper(entry) for entry in [*study.wasted_times, *study.failures, *study.tips]]


def money(study):
    facts = [Facts(study.money_rows)] if study.money_rows else []
    return facts + [on_paper(entry) for entry in study.moneys]


def who(study):
    """Only those who agreed are named; the others are counted."""
    return [Facts([(credit.shown_name, as_written(credit.did)) for credit in study.named] + study.unnamed_in_words)]


def talk(study, *, is_signed_in):
    """Whom to talk to: their names and when to catch them are for signed-in colleagues."""
    it = study.innovation
    if not it.is_open_to_contact:
        return [Text("They would rather not be asked about this. What they know is on these pages.")]
    if not is_signed_in:
        words = "The people who did this are happy to talk. Sign in on ShareHub to see who they are and when."
        return [Text(words)]
    names = as_written(" or ".join(study.to_talk_to))
    if it.organisation:
        place = as_written(it.organisation.name)
        words = f"They are happy to talk. Ring {place} and ask for {names or 'whoever wrote this up'}."
    else:
        words = f"They are happy to talk. Ask for {names}." if names else "They are happy to talk."
    return [Text(words), *([Text(f"“{as_written(it.contact_note)}”")] if it.contact_note else [])]
