"""What somebody tells of a quick update when asked for more."""

from innovations.forms.entries import text
from sharehub.core.forms import Form


class TellForm(Form):
    answer = text("What do you want to tell them?", "Write what you want to tell them.", rows=5)
