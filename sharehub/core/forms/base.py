"""Forms in the NHS design system's mark-up: the renderer and bound fields."""

from django import forms
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
