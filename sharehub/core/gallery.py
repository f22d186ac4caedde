"""What the gallery at /components/ shows: every component of core, in each of its states."""

import datetime

from django import forms
from django.core.paginator import Paginator

from .forms import Checkboxes, DateField, Radios

KINDS = [
    ("step", "Step"),
    ("worked", "Words that worked"),
    ("failed", "Words that failed"),
    ("mixed", "Words with a mixed result"),
    ("tipping", "Tipping point"),
    ("failure", "What failed"),
    ("wasted", "Wasted time"),
    ("loss", "What people felt they would lose"),
    ("money", "Money"),
    ("blocker", "What got in the way"),
    ("tip", "Tip"),
    ("link", "File or link"),
]
STATUSES = [
    ("idea", "Idea"),
    ("trying", "Trying it"),
    ("in_use", "How we work now"),
    ("stopped", "Stopped"),
    ("draft", "Draft"),
    ("in_review", "In review"),
    ("published", "Published"),
    ("archived", "Archived"),
]
STAGES = STATUSES[:4]


class GalleryForm(forms.Form):
    """One field of every sort."""

    title = forms.CharField(label="What would you call it?", max_length=120, help_text="As you would say it.")
    summary = forms.CharField(
        label="What do you do now?", max_length=250, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    hours = forms.IntegerField(
        label="How many hours did it take to set up?",
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "nhsuk-input--width-4"}),
    )
    started_on = DateField(label="When did you start?", help_text="For example, 21 11 2026. A guess will do.")
    stage = forms.ChoiceField(
        label="How far along are you?",
        choices=STAGES,
        widget=Radios(hints={"trying": "Even if it began yesterday.", "stopped": "Still worth telling: why?"}),
    )
    kinds = forms.MultipleChoiceField(label="What can you tell?", choices=KINDS[:3], required=False, widget=Checkboxes)
    setting = forms.ChoiceField(
        label="Where is it?", choices=[("", "Choose one"), ("town", "Town"), ("rural", "Rural")]
    )
    password = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "off"}))
    is_agreed = forms.BooleanField(label="Everyone I name has agreed", help_text="Ask them before you publish.")


def gallery():
    """The context of the gallery's page."""
    filled = {
        "title": "We took four in five letters off our GPs",
        "started_on": datetime.date(2025, 6, 2),
        "stage": "in_use",
    }
    wrong = {"hours": "about ten", "started_on_day": "31", "started_on_month": "2", "started_on_year": "2025"}
    return {
        "kinds": KINDS,
        "statuses": STATUSES,
        "empty_form": GalleryForm(auto_id="empty_%s"),
        "filled_form": GalleryForm(initial=filled, auto_id="filled_%s"),
        "form": GalleryForm(wrong),
        "pages": [Paginator(range(400), 20).page(number) for number in (1, 7, 20)],
        "chips": [{"label": "Town", "url": "#"}, {"label": "Under £1,000", "url": "#"}],
        "figures": [
            ("34 hours", "to set up, over 6 weeks"),
            ("4 weeks", "until we felt it"),
            ("11 hours", "a week to run, shared by six"),
            ("£640", "once, for overtime"),
        ],
        "rows": [
            {"key": "People", "value": "A GP to lead, 2 hours a week for 6 weeks.", "url": "#"},
            {"key": "Cost", "value": "£640 once.", "url": "#", "action": "Add"},
            {"key": "IT", "value": "The document workflow you have."},
        ],
        "tasks": [
            {"text": "What was the everyday problem?", "url": "#", "status": "completed"},
            {"text": "What were the steps?", "url": "#", "hint": "7 steps so far", "status": "incomplete"},
            {"text": "What did you say that made people agree?", "url": "#", "status": "needed"},
            {"text": "What were people afraid of losing?", "url": "#", "status": "optional"},
        ],
        "written": (
            "We counted our letters for **one week**, in four piles:\n\n- file\n- code and file\n- admin can act\n"
            "- a GP must see it\n\n> That number did more than any argument.\n\n"
            "The list is at [the library](https://example.org). <script>alert('no')</script>"
        ),
        "distances": [None, 0, 0.4, 1, 4.12, 12.6, 1204],
    }
