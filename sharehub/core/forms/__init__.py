from .base import BoundField, Form, FormRenderer
from .fields import LONGEST, Checkboxes, DateField, DateInput, LongText, Radios, line
from .problems import problems_in, texts_in
from .writing import BOOKKEEPING, SectionForm, VersionField, WritingForm

__all__ = [
    "BOOKKEEPING",
    "LONGEST",
    "BoundField",
    "Checkboxes",
    "DateField",
    "DateInput",
    "Form",
    "FormRenderer",
    "LongText",
    "Radios",
    "SectionForm",
    "VersionField",
    "WritingForm",
    "line",
    "problems_in",
    "texts_in",
]
