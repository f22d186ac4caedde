"""Handlers for XML parts. Each keeps what it finds until it is `taken`, so that no large part is in memory at once."""

from functools import lru_cache
from xml.sax.handler import ContentHandler

TEXT = {"t", "delText", "instrText"}  # runs of a paragraph, which stand on one line
BLOCKS = {"p", "si", "is", "comment", "text", "tc"}
SPACES = {"tab", "br", "cr", "noBreakHyphen"}
NUMBERS_ONLY = {"posOffset", "pctWidth", "pctHeight", "align"}
# Words stand here too: what a picture shows, a link's hint.
WORDED = ("descr", "title", "tooltip", "alias")
LONGEST_LINE = 100_000


@lru_cache(maxsize=1024)
def local(name):
    return name.rsplit(":", 1)[-1]


def by_local_name(attrs):
    """Attributes by their local names; where a prefixed one and a plain one share it, the prefixed one is ":id"."""
    named = {}
    for key, value in attrs.items():
        if ":" in key:
            named[f":{local(key)}"] = value
            named.setdefault(local(key), value)
        else:
            named[key] = value
    return named


class Handler(ContentHandler):
    """Hands elements on by their local names, with their attributes by local names."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.text = []

    def taken(self):
        found, self.found = self.found, []
        return found

    def startElement(self, name, attrs):  # noqa: N802
        self.text.clear()
        self.start(local(name), by_local_name(attrs) if len(attrs) else {})

    def endElement(self, name):  # noqa: N802
        self.end(local(name), "".join(self.text))
        self.text.clear()

    def characters(self, content):
        self.text.append(content)

    def start(self, name, attrs):
        pass

    def end(self, name, text):
        pass


class Relations(Handler):
    """Finds (id, type, target, whether it leads outside)."""

    def start(self, name, attrs):
        if name == "Relationship":
            is_external = attrs.get("TargetMode", "") == "External"
            self.found.append((attrs.get("Id", ""), attrs.get("Type", ""), attrs.get("Target", ""), is_external))


class Types(Handler):
    """Finds (a part's path or an ending, content type)."""

    def start(self, name, attrs):
        if name in ("Override", "Default"):
            key = attrs.get("PartName") or attrs.get("Extension", "")
            self.found.append((key.lower(), attrs.get("ContentType", "")))


class Elements(Handler):
    """Finds (name, attributes, text) of the elements of these names, as they end."""

    def __init__(self, *names):
        super().__init__()
        self.names, self.open = names, []

    def start(self, name, attrs):
        if name in self.names:
            self.open.append(attrs)

    def end(self, name, text):
        if name in self.names:
            self.found.append((name, self.open.pop(), text))


class Words(Handler):
    """Finds the lines of text of a part, and counts how often the elements of `counted` occur."""

    def __init__(self, counted=()):
        super().__init__()
        self.counted = dict.fromkeys(counted, 0)
        self.line, self.length, self.last_started = [], 0, None

    def start(self, name, attrs):
        self.last_started = name
        if name in self.counted:
            self.counted[name] += attrs.get("val", "1") not in ("0", "false", "off")
        if name in SPACES:
            self.line.append(" ")
        self.found += [attrs[key] for key in WORDED if attrs.get(key, "").strip()]

    def characters(self, content):
        super().characters(content)
        if self.last_started not in NUMBERS_ONLY:
            self.line.append(content)
            self.length += len(content)

    def end(self, name, text):
        is_leaf, self.last_started = name == self.last_started, None
        if name in BLOCKS or (is_leaf and text.strip() and name not in TEXT) or self.length > LONGEST_LINE:
            self.flush()

    def flush(self):
        line = " ".join("".join(self.line).split())
        self.line, self.length = [], 0
        if line:
            self.found.append(line)

    def endDocument(self):  # noqa: N802
        self.flush()
