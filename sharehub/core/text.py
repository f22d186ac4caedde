"""Text that people wrote: light Markdown to safe HTML, to plain words, or to the tokens it is made of."""

import re
from functools import lru_cache
from html import unescape

import nh3
from django.utils.html import escape
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

# Paragraphs, line breaks, lists, quotations, emphasis and links. No headings (a page has its own outline), no pictures
# (fetched from elsewhere, they tell who reads), no code: indented text would turn into a grey box.
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["backticks", "code", "fence", "heading", "hr", "html_block", "html_inline", "image", "lheading", "reference"]
)
_TAGS = {"a", "blockquote", "br", "em", "li", "ol", "p", "strong", "ul"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Most answers are one plain paragraph: they need no parser. `.`, `)`, `+` and `-` only start lists, so only there.
_MAY_BE_MARKUP = re.compile(r"[*_`<>\[\]\\&~\n\r]|^\s*(?:[-+#]|\d+[.)])|^ {4}|^\t")

# Half a pair of surrogates is no character either, and no file can hold it.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_END_OF_LINE = re.compile("<br>|</p>|</li>|</blockquote>")


@lru_cache(maxsize=2048)
def markdown(text):
    """`text` (light Markdown, from anybody) as HTML that is safe to show. Empty text gives an empty string."""
    text = text.strip()
    if not text:
        return mark_safe("")
    if not _MAY_BE_MARKUP.search(text):
        return mark_safe(f"<p>{escape(text)}</p>\n")
    html = nh3.clean(
        _MARKDOWN.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer ugc",
    )
    return mark_safe(html)


def markdown_tokens(text):
    """`text` (light Markdown, from anybody) as markdown-it's tokens, for what is written in no HTML.

    Each is a block that opens or closes, or "inline" with the words in its `children`.
    """
    return _MARKDOWN.parse(text.strip())


def as_written(text):
    """`text` (plain) as light Markdown that shows it as it stands."""
    return _PUNCTUATION.sub(r"\\\1", text)


def is_safe_link(address):
    """Whether a link that somebody wrote may be followed: to the web, a mailbox or a telephone."""
    return address.partition(":")[0].lower() in _SCHEMES


def for_xml(text):
    """Without the control characters that somebody may paste and XML has no way to write."""
    return _NOT_IN_XML.sub("", text)


def plain_text(text):
    """`text` (light Markdown) as plain words on one line: for snippets, descriptions, feeds and the search index."""
    words_apart = _END_OF_LINE.sub(" ", markdown(text))
    return " ".join(unescape(nh3.clean(words_apart, tags=set())).split())


def shorten(text, length):
    """`text` on one line, cut at a word's end so that it has at most `length` characters, with … where it was cut."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0][: length - 1]
    return cut.rstrip(" ,.;:–-") + "…"
