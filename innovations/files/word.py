"""Word documents: comments, tracked changes and hidden text, beside what the pages show."""

from .office import Office
from .reading import some

CHANGES = ("ins", "del", "moveFrom", "moveTo")
PARTS = {
    "document": "the text",
    "header": "a header or footer",
    "footer": "a header or footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
    "comments": "the comments",
}


class Word(Office):
    def own_texts(self):
        changes = hidden = comments = 0
        for name in self.package.of("word/"):
            where = PARTS.get(name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789"))
            if name == self.package.main:
                where = PARTS["document"]
            if where is None:
                continue
            counted, text = self.count(name, *CHANGES, "vanish", "comment")
            changes += sum(counted[each] for each in CHANGES)
            hidden += counted["vanish"]
            comments += counted["comment"]
            if text:
                yield where, text
        if comments:
            self.tell(f"It has {some(comments, 'comment')} in the margin, which readers see, with who wrote them.")
        if changes:
            self.tell(
                f"It keeps {some(changes, 'tracked change')}: readers can see what stood there before, and who changed "
                "it. In Word, choose Review, then Accept or Reject all."
            )
        if hidden:
            self.tell("It has hidden text. Anybody who gets the file can show it.")
