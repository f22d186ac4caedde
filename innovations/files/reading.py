"""What reading a file comes to: its texts one by one, and meanwhile what its author should be told."""


class Reading:
    """Reads `file` (open, binary, seekable). Once `texts()` has come to its end, `told` is complete.

    `told` is a list of sentences, each with where it is; what could harm is refused, by raising Refused.
    """

    def __init__(self, file):
        self.file = file
        self.told = []

    def texts(self):
        """Yields pairs (where, text) of all that it says, shown or hidden."""
        raise NotImplementedError

    def cleaned(self):
        """The file to keep."""
        return self.file

    def data(self):
        """All its bytes."""
        self.file.seek(0)
        data = self.file.read()
        self.file.seek(0)
        return data

    def tell(self, sentence):
        if sentence not in self.told:
            self.told.append(sentence)


def some(count, singular, plural=""):
    """ "1 comment", "3 comments" """
    return f"1 {singular}" if count == 1 else f"{count:,} {plural or singular + 's'}"
