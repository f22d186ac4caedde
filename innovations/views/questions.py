"""All questions on one page, to be read before one starts, or printed and answered on paper."""

from django.contrib.auth.decorators import login_not_required
from django.forms import Textarea
from django.template.response import TemplateResponse

from sharehub.core.forms import BOOKKEEPING

from ..forms import ENTRY_FORMS, SECTION_FORMS, CreditForm, MeasureForm
from ..questions import GROUPS

FORMS = SECTION_FORMS | {kind.value: form for kind, form in ENTRY_FORMS.items()}
FORMS |= {"measures": MeasureForm, "credits": CreditForm}
# Bookkeeping, and what one chooses from what the site knows.
NOT_ON_PAPER = {("place", "organisation"), ("credits", "who")}


@login_not_required
def questions(request):
    groups = [(title, [(question, prompts_of(question)) for question in asked]) for title, asked in GROUPS]
    return TemplateResponse(request, "innovations/questions.html", {"groups": groups})


def prompts_of(question):
    """What a question's form asks: dicts with label, hint, the choices where one chooses, and whether it is long."""
    return [
        {
            "label": field.label,
            "hint": field.help_text,
            "choices": [label for _, label in getattr(field, "choices", ())],
            "is_long": isinstance(field.widget, Textarea),
        }
        for name, field in FORMS[question.key].base_fields.items()
        if name not in BOOKKEEPING and (question.key, name) not in NOT_ON_PAPER
    ]
