"""The pulse: two questions to those who were there, a line, and the lead's own question."""

from django import forms

from sharehub.core.forms import Form, Radios, line

SCALES = {
    "repaid": ("Did this repay your time?", "Not at all", "Very much"),
    "will_use": ("Will you use something from it?", "Surely not", "Surely"),
}


def scale(question, least, most):
    return forms.TypedChoiceField(
        label=question,
        choices=[(1, f"1, {least.lower()}"), (2, "2"), (3, "3"), (4, "4"), (5, f"5, {most.lower()}")],
        coerce=int,
        widget=Radios(attrs={"class": "nhsuk-radios__input"}),
        error_messages={"required": "Choose a number from 1 to 5."},
    )


class PulseForm(Form):
    repaid = scale(*SCALES["repaid"])
    will_use = scale(*SCALES["will_use"])
    more = forms.TypedChoiceField(
        choices=[("True", "Yes"), ("False", "No")],
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=Radios,
        required=False,
    )
    line = line("Anything else, in a line?", limit=200)

    def __init__(self, data=None, *, meeting, pulse=None, **kwargs):
        said = {name: getattr(pulse, name) for name in self.base_fields} if pulse else {}
        super().__init__(data, initial=said, **kwargs)
        if meeting.question:
            self.fields["more"].label = meeting.question
        else:
            del self.fields["more"]
