"""Forms in the NHS design system's mark-up: the renderer, bound fields, and the fields Django lacks."""

import datetime
import re

from django import forms
from django.core.validators import MinValueValidator
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict

# The class of each kind of control; the first that fits, for a CheckboxSelectMultiple is a RadioSelect to Django.
CONTROL_CLASSES = {
    forms.CheckboxSelectMultiple: "nhsuk-checkboxes__input",
    forms.Textarea: "nhsuk-textarea",
    forms.Select: "nhsuk-select",
    forms.RadioSelect: "nhsuk-radios__input",
    forms.CheckboxInput: "nhsuk-checkboxes__input",
    forms.FileInput: "nhsuk-file-upload__input",
    forms.widgets.Input: "nhsuk-input",
}
TICKED = (forms.RadioSelect, forms.CheckboxInput)
BOOKKEEPING = re.compile("^seen$|^version$|^typed_")
SECRET = re.compile("password|token|code|key", re.IGNORECASE)


class BoundField(forms.BoundField):
    """A field as it stands in the page, with the classes and ids that its label, hint and error need."""

    @property
    def control_id(self):
        """The id of the first control: where the error summary's link leads."""
        widget = self.field.widget
        if isinstance(widget, (forms.RadioSelect, forms.MultiWidget)):
            return f"{self.auto_id}_0"
        return self.id_for_label

    @property
    def is_ticked(self):
        """A single checkbox, whose label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_password(self):
        return isinstance(self.field.widget, forms.PasswordInput)

    @property
    def count_to(self):
        """How many characters a long answer may have (they are counted down as one types), or None."""
        if isinstance(self.field.widget, forms.Textarea):
            return getattr(self.field, "max_length", None)
        return None

    @property
    def is_marked_optional(self):
        """A form of optional answers only (filters) sets `hide_optional = True`."""
        return not (self.field.required or self.is_ticked or getattr(self.form, "hide_optional", False))

    @property
    def aria_describedby(self):
        described_by = super().aria_describedby
        if self.count_to and described_by is not None:
            return f"{described_by} {self.auto_id}-info".strip()
        return described_by

    def build_widget_attrs(self, attrs, widget=None):
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        # Our own messages say what is missing. A browser's would come first, cut what was pasted, and say less.
        attrs.pop("required", None)
        attrs["maxlength"] = False
        if isinstance(widget, forms.RadioSelect):
            attrs.pop("aria-invalid", None)  # the group is wrong, not each choice; a radio button may not carry it
        if control_class := self._control_class(widget):
            attrs["class"] = " ".join(filter(None, [control_class, widget.attrs.get("class")]))
        return attrs

    def _control_class(self, widget):
        control = next((css for kind, css in CONTROL_CLASSES.items() if isinstance(widget, kind)), "")
        if not control or widget.is_hidden:
            return ""
        classes = [control]
        if self.errors and not isinstance(widget, TICKED):
            classes.append(f"{control}--error")
        if self.count_to:
            classes.append("nhsuk-js-character-count")
        if self.is_password:
            classes.append("nhsuk-password-input__input nhsuk-js-password-input-input")
        return " ".join(classes)


class Form(forms.Form):
    """A form that may be filled with what somebody had begun to type (core.typed): it does not complain of that yet."""

    def full_clean(self):
        if getattr(self.data, "is_begun", False):
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()


class FormRenderer(TemplatesSetting):
    """Named by the setting FORM_RENDERER, so that every form of the project and its libraries looks alike."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = BoundField


class Radios(forms.RadioSelect):
    """Radio buttons, each with a hint if `hints` (value → text) has one for it."""

    def __init__(self, attrs=None, choices=(), hints=None):
        super().__init__(attrs, choices)
        self.hints = hints or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        if option["hint"] and "id" in option["attrs"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


class Checkboxes(Radios, forms.CheckboxSelectMultiple):
    """Checkboxes, each with a hint if `hints` (value → text) has one for it."""


class DateInput(forms.MultiWidget):
    """A date in three boxes, as people in the UK write it: day, month, year."""

    template_name = "django/forms/widgets/date_input.html"
    parts = {"day": "nhsuk-input--width-2", "month": "nhsuk-input--width-2", "year": "nhsuk-input--width-4"}

    def __init__(self, attrs=None):
        super().__init__(dict.fromkeys(self.parts, forms.TextInput), attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        error = "nhsuk-input--error" if (attrs or {}).get("aria-invalid") else ""
        for box, (part, width) in zip(context["widget"]["subwidgets"], self.parts.items(), strict=True):
            box["label"] = part.capitalize()
            box["attrs"]["class"] = f"nhsuk-input nhsuk-date-input__input {width} {error}".strip()
            box["attrs"]["inputmode"] = "numeric"
        return context


class DateField(forms.DateField):
    """A date typed into three boxes. What was typed comes back as it was typed, real date or not."""

    widget = DateInput
    default_error_messages = {
        "required": "Enter the day, month and year.",
        "invalid": "Enter a real date, such as 21 11 2026.",
    }
    # The month may be a number, "Nov" or "November".
    typed_formats = ["%d/%m/%Y", "%d/%m/%y", "%d/%b/%Y", "%d/%B/%Y", "%d/%b/%y", "%d/%B/%y"]
    earliest = datetime.date(1900, 1, 1)

    def __init__(self, **kwargs):
        super().__init__(input_formats=self.typed_formats, **kwargs)
        message = f"Check the year: it must be {self.earliest.year} or later."
        self.validators.append(MinValueValidator(self.earliest, message))

    def to_python(self, value):
        if isinstance(value, (list, tuple)):
            parts = [(part or "").strip() for part in value]
            value = "/".join(parts) if any(parts) else None
        return super().to_python(value)


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
