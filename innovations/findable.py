"""What the search index keeps of a case study, a challenge and an ask."""

from sharehub.core.text import shorten
from sharehub.people.bands import DeprivationBand, ListSizeBand


def search_record_of(innovation):
    """The fields of its SearchRecord, as a dict: texts to search, passages to quote, facets to narrow by.

    `innovation` is as `to_index` loads it: with its newest edition, the take-ups to quote, and how many tried it.
    """
    place = innovation.organisation
    passages = list(passages_of(innovation))
    kinds = {passage["kind"] for passage in passages}
    return {
        "kind": "innovation",
        "object_id": innovation.pk,
        "is_public": innovation.visibility == "everyone",
        "title": innovation.title,
        "lead": innovation.summary,
        "passages": passages,
        "themes": list(innovation.themes.all()),
        "stage": innovation.stage,
        "setting": innovation.setting,
        "list_size": innovation.list_size,
        "list_size_band": ListSizeBand.of(innovation.list_size),
        "deprivation_band": DeprivationBand.of(innovation.deprivation_decile),
        "effort_band": innovation.effort_band,
        "cost_band": innovation.cost_band,
        "has_measures": innovation.measures.exists(),
        "has_failures": bool(kinds & {"failure", "wasted"}),
        "has_words_that_worked": "worked" in kinds,
        "is_open_to_contact": bool(innovation.is_open_to_contact),
        "published_at": innovation.published_at,
        "next_review_on": innovation.next_review_on,
        "tried": innovation.tried,
    } | where(place)


def passages_of(innovation):
    """Each text a reader may be shown as the reason for a match: {kind: css name, label, text}."""
    for label, text in [
        ("the problem", innovation.problem),
        ("what happens now", innovation.what_happens_now),
        ("the story", innovation.story),
    ]:
        if text:
            yield {"kind": "", "label": label, "text": text}
    steps = 0
    for entry in [entry for edition in innovation.newest_editions for entry in edition.entries.all()]:
        steps += entry.kind == "step"
        label = f"step {steps}" if entry.kind == "step" else entry.label.lower()
        yield {"kind": entry.css, "label": label, "text": entry.text}
    for take_up in innovation.quoted:
        yield from what_adopters_say(take_up)


def what_adopters_say(take_up):
    """The passages of a take-up: what they say of it, and what they changed."""
    place = take_up.organisation.name
    said = " ".join(filter(None, [take_up.result, take_up.advice, take_up.stop_words]))
    steps = [step for step in take_up.steps.all() if step.to_what or step.why]
    changed = " ".join(f"{step.title}: {step.to_what} {step.why}".strip() for step in steps)
    for label, text in [(f"what {place} says", said), (f"what {place} changed", changed)]:
        if text:
            yield {"kind": "", "label": label, "text": text}


def challenge_record_of(challenge):
    """The fields of a challenge's SearchRecord, as a dict."""
    place = challenge.organisation
    return {
        "kind": "challenge",
        "object_id": challenge.pk,
        "is_public": challenge.visibility == "everyone",
        "title": challenge.title,
        "lead": challenge.details,
        "passages": [],
        "themes": list(challenge.themes.all()),
        "stage": challenge.ending,
        "published_at": challenge.started_at,
    } | where(place)


def ask_record_of(ask):
    """The fields of an ask's SearchRecord, as a dict, or None while nobody has answered it or it is hidden.

    The question alone: an answer may be hidden later, and would still be found.
    """
    if ask.is_hidden or not any(not answer.is_hidden for answer in ask.answers.all()):
        return None
    return {
        "kind": "ask",
        "object_id": ask.pk,
        "is_public": ask.about.visibility == "everyone",
        "title": shorten(ask.words, 200),
        "lead": "",
        "passages": [{"kind": "", "label": "the question", "text": ask.words}],
        "published_at": ask.asked_at,
    } | where(ask.about.organisation)


def where(place):
    """The fields of a SearchRecord that say where something is, which an organisation or None gives."""
    return {
        "place": " ".join(each.name for each in (place, place.pcn, place.icb) if each) if place else "",
        "organisation_id": place and place.pk,
        "pcn_id": place and place.pcn and place.pcn.pk,
        "icb_id": place and place.icb and place.icb.pk,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
    }
