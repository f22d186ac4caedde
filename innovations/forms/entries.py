"""The entries of a workbook: one short form for each kind, asking for the concrete thing."""

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone

from sharehub.core.forms import DateField, LongText, Radios, WritingForm, line

from ..kinds import Kind, Verdict

SHORT = "nhsuk-input--width-5"


def text(label, missing="", **kwargs):
    """An answer of a few sentences; required where `missing` says what to write when it is empty."""
    return LongText(label=label, required=bool(missing), error_messages={"required": missing}, **kwargs)


def hours(label):
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"class": SHORT}),
        help_text="Everybody’s together. For example, 1.5",
        error_messages={"invalid": "Enter a number of hours, such as 1.5."},
    )


class EntryForm(WritingForm):
    """What all entries have. The fields named in kinds.SHAPES are its answers."""

    def __init__(self, data=None, *, thing=None, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        # Last on the page: the least interesting answer, and already filled in.
        self.fields["happened_on"] = DateField(
            label="When was that?", required=False, help_text="For example, 2 6 2025. Today, if you leave it."
        )
        self.initial.setdefault("happened_on", timezone.localdate())

    def initial_of(self, entry):
        return {"verdict": entry.verdict, "hours": entry.hours, "happened_on": entry.happened_on} | entry.answers

    @property
    def told(self):
        """What to hand to `entries.note` and `entry.edit`."""
        own = {name: self.changes.get(name) for name in ("hours", "happened_on")}
        answers = {name: value for name, value in self.changes.items() if name not in ("verdict", *own)}
        return {"answers": answers, "verdict": self.changes.get("verdict", ""), **own}


class StepForm(EntryForm):
    title = line("The step, as you would tell somebody to do it", "Write what the step is.")
    how = text("How exactly?", "Write how it is done.", help_text="What somebody could copy on Monday morning.")
    who = line("Who did it?", limit=200, help_text="Roles, not names. For example, the practice manager and a GP.")
    hours = hours("How many hours did it take?")
    cost = line("Did it cost anything?", limit=200, help_text="For example, £40 for a second screen.")


class WordsForm(EntryForm):
    said = text("What did you say, word for word?", "Write what you said.", rows=4)
    to_whom = line("Who did you say it to?", "Write who you said it to.", limit=200, help_text="A role, not a name.")
    worry = text("What were they worried about?", rows=3)
    verdict = forms.ChoiceField(
        label="Did it work?",
        choices=[(Verdict.WORKED, "Yes"), (Verdict.FAILED, "No"), (Verdict.MIXED, "Partly")],
        widget=Radios(hints={"failed": "Worth as much: nobody else has to say it."}),
        error_messages={"required": "Choose whether it worked."},
    )
    what_happened = text("What happened then?", rows=3)


class TippingPointForm(EntryForm):
    what = text("What was said or done?", "Write what was said or done.", rows=4)
    by_whom = line("Who said or did it?", limit=200, help_text="A role, not a name.")
    what_turned = text("What was different afterwards?", rows=3)


class FailureForm(EntryForm):
    tried = line("What did you try?", "Write what you tried.")
    why_not = text("Why did it not work?", "Write why it did not work.")
    instead = text("What did you do instead?", rows=3)


class WastedTimeForm(EntryForm):
    what = line("What took time and helped nobody?", "Write what took the time.")
    hours = hours("How many hours went into it?")
    instead = text("What should others do instead?", rows=3, help_text="“Skip it” is a good answer.")


class LossForm(EntryForm):
    what = text("What did people feel they would lose?", "Write what people felt they would lose.", rows=4)
    how_met = text("What did you do about it?", rows=3)


class BlockerForm(EntryForm):
    what = text("What got in the way?", "Write what got in the way.", rows=4)
    got_round_by = text("What got you round it?", rows=3)


class MoneyForm(EntryForm):
    what_it_cost = text("What did it cost, and for what?", "Write what it cost.", rows=3)
    paid_by = text("Which pot did it come from?", rows=3)
    kept_going_by = text("And when that pot was empty?", rows=3)


class LinkForm(EntryForm):
    label = line("What is it?", "Write what it is.", help_text="For example, our list of letter types.")
    url = forms.CharField(
        label="Its address on the web",
        max_length=500,
        help_text="Starting with https://",
        validators=[URLValidator(schemes=["http", "https"], message="Enter an address such as https://www.nhs.uk/.")],
        error_messages={"required": "Enter its address on the web."},
        widget=forms.URLInput(attrs={"spellcheck": "false"}),
    )
    what_for = text("What is it good for?", rows=3)


class TipForm(EntryForm):
    tip = text("The tip", "Write the tip.", rows=4)


class MoveForm(forms.Form):
    """One place on, or before the entry with the key `before`."""

    to = forms.ChoiceField(choices=[("up", "Up"), ("down", "Down")], required=False)
    before = forms.IntegerField(min_value=1, required=False)


ENTRY_FORMS = {
    Kind.STEP: StepForm,
    Kind.WORDS: WordsForm,
    Kind.TIPPING_POINT: TippingPointForm,
    Kind.FAILURE: FailureForm,
    Kind.WASTED_TIME: WastedTimeForm,
    Kind.LOSS: LossForm,
    Kind.BLOCKER: BlockerForm,
    Kind.MONEY: MoneyForm,
    Kind.LINK: LinkForm,
    Kind.TIP: TipForm,
}
