"""Elements of HTML as the light Markdown in which texts are kept. What only looks like mark-up is made harmless."""

import re

from sharehub.core.text import is_safe_link

# A star, an underscore at a word's edge, the start of a link or an address in brackets, a backslash that would escape.
_INLINE = re.compile(r"\*|_{3,}|(?<!\w)_|_(?!\w)|\[(?=[^\]]*\]\()|<(?=\w)|\\(?=[!-/:-@\[-`{-~])|&(?=#?\w+;)")
_GAP = re.compile("_{3,}")  # to be filled in, as in "on ______"
_AT_START = re.compile(r"^(\d{1,9})?([.)]|[-+](?=\s|$)|>)", re.MULTILINE)
_FOOTNOTE = re.compile(r"#?(foot|end)note-|#?comment-")


def escaped(text):
    return _INLINE.sub(lambda found: found[0] if _GAP.fullmatch(found[0]) else f"\\{found[0]}", text)


def harmless(text):
    """With no line that starts like a list or a quotation."""
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2]}" if _is_marker(found) else found[0], text)


def _is_marker(found):
    follows = found.string[found.end() : found.end() + 1]
    return found[2] == ">" if not found[1] and found[2] not in "-+" else not follows or follows.isspace()


def inline(element):
    """What stands in `element`, in light Markdown; line breaks stay, other space is one blank."""
    parts = [_said(element.text)]
    for child in element:
        parts += [_one(child), _said(child.tail)]
    return "".join(parts)


def _said(text):
    return escaped(re.sub(r"\s+", " ", text or ""))


def _one(child):
    if child.tag == "br":
        return "\n"
    if child.tag in ("img", "input") or is_footnote(child):
        return ""
    inner = inline(child)
    if child.tag in ("strong", "em"):
        return _around(inner, "**" if child.tag == "strong" else "*")
    if child.tag == "a" and is_safe_link(address := child.get("href", "")) and inner.strip():
        # An address that is its own words needs no brackets, but is no link either.
        return inner if inner == address else f"[{inner.strip()}]({address.replace(' ', '%20').replace(')', '%29')})"
    return inner


def _around(text, mark):
    """Markdown wants its marks next to words, and inside one paragraph's line."""
    said = text.strip()
    if not said:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return (
        before + "\n".join(f"{mark}{line.strip()}{mark}" if line.strip() else "" for line in said.split("\n")) + after
    )


def is_footnote(element):
    """A mark that leads to a footnote, the footnote itself, or its way back."""
    named = element.get("id", "") or element.get("href", "")
    return bool(_FOOTNOTE.match(named))


def paragraph(element):
    """One paragraph as text, without blanks at the ends of its lines."""
    return harmless("\n".join(line.strip() for line in inline(element).split("\n")).strip())


def words(element):
    """The plain words of `element` on one line, without footnotes' marks."""
    return " ".join("".join(_words(element)).split())


def _words(element):
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield " "
        elif not is_footnote(child):
            yield from _words(child)
        yield child.tail or ""
