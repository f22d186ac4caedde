"""What is wrong with a form, and what was typed into it."""

import re

BOOKKEEPING = re.compile("^seen$|^version$|^typed_")
SECRET = re.compile("password|token|code|key", re.IGNORECASE)


def problems_in(form):
    """All that is wrong with a bound form, as dicts with "text" and the "href" of the field to mend ("" if none)."""
    if not form.is_bound:
        return
    for error in form.non_field_errors():
        yield {"text": error, "href": ""}
    is_alone = len(form.visible_fields()) == 1
    for field in form:
        for error in field.errors:
            # In a list of several, "This needs an answer" says nothing without its question.
            colon = "" if field.label.endswith("?") else ":"
            text = error if is_alone or field.is_hidden else f"{field.label}{colon} {error}"
            yield {"text": text, "href": "" if field.is_hidden else f"#{field.control_id}"}


def texts_in(posted):
    """What a person typed into a form (a QueryDict): pairs of a readable name and text. No secrets, no ticks."""
    return [
        (name.rsplit("-", 1)[-1].replace("_", " ").capitalize(), text)
        for name, values in posted.lists()
        for text in values
        if text.strip()
        and (" " in text.strip() or len(text) > 20)
        and not (SECRET.search(name) or BOOKKEEPING.search(name))
    ]
