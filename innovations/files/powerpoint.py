"""PowerPoint presentations: speaker notes, hidden slides and comments, beside what the slides show."""

from .markup import Elements, Words
from .office import Office
from .reading import some


class Numbers(Words):
    """Finds lines, without the slide's own number, which stands in a field of its notes."""

    def __init__(self):
        super().__init__(("sp",))
        self.is_number = False

    def start(self, name, attrs):
        super().start(name, attrs)
        if name == "fld":
            self.is_number = attrs.get("type") == "slidenum"

    def characters(self, content):
        if not self.is_number:
            super().characters(content)

    def end(self, name, text):
        super().end(name, text)
        if name == "fld":
            self.is_number = False


class PowerPoint(Office):
    def own_texts(self):
        hidden, noted = [], []
        for number, slide in enumerate(self._slides(), start=1):
            found = list(self.package.parse(slide, Elements("sld")))
            if found and found[0][1].get("show") in ("0", "false"):
                hidden.append(number)
            yield from self.words(slide, f"slide {number}")
            for each in self.package.relations(slide):
                if each.kind == "notesSlide" and each.target in self.package.names and each.target not in self.read:
                    for where, text in self.words(each.target, f"the notes of slide {number}", Numbers()):
                        noted.append(number)
                        yield where, text
        if hidden:
            self.tell(f"{slides(hidden)} hidden. Anybody who gets the file can show {them(hidden)}.")
        if noted:
            self.tell(f"{slides(noted, 'has', 'have')} speaker notes, which readers can open.")
        yield from self._comments()

    def _slides(self):
        """The names of the slides' parts, in the order in which they are shown."""
        main = self.package.main
        self.read.add(main)
        targets = {each.id: each.target for each in self.package.relations(main)}
        order = [attrs.get(":id", "") for _, attrs, _ in self.package.parse(main, Elements("sldId"))]
        return [targets[each] for each in order if targets.get(each) in self.package.names]

    def _comments(self):
        count = 0
        for name in self.package.of("ppt/comments/", "ppt/threadedComments/"):
            counted, text = self.count(name, "cm")
            count += counted["cm"]
            if text:
                yield "the comments", text
        if count:
            self.tell(f"It has {some(count, 'comment')}, which readers see, with who wrote them.")


def slides(numbers, singular="is", plural="are"):
    """ "Slide 3 is", "Slides 3 and 5 are" """
    if len(numbers) == 1:
        return f"Slide {numbers[0]} {singular}"
    *first, last = [str(number) for number in numbers]
    return f"Slides {', '.join(first)} and {last} {plural}"


def them(numbers):
    return "it" if len(numbers) == 1 else "them"
