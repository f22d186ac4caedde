"""The first page: what are you trying to solve?"""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from innovations.queries import add_tried, most_tried, near, newest, themes_with_counts
from innovations.working_on import nearest_open

TO_TRY = ["free up GP time", "the 8am phone queue", "repeat prescriptions", "missed appointments"]
CARDS, LATELY, THEMES, CHALLENGES = 3, 5, 8, 3


@login_not_required
@require_safe
def home(request):
    place = getattr(request.user, "organisation", None)
    near_you = near(request.user, limit=CARDS) if request.user.is_authenticated else []
    most_taken_up = [] if near_you else most_tried(request.user, limit=CARDS)
    cards = near_you or most_taken_up
    lately = [each for each in newest(request.user, limit=LATELY + CARDS) if each not in cards]
    newest_cards = [] if cards else lately[:CARDS]
    add_tried(cards, request.user)
    themes = list(themes_with_counts(request.user))
    context = {
        "place": place,
        "to_try": TO_TRY,
        "near_you": near_you,
        "most_taken_up": most_taken_up,
        "newest": newest_cards,
        "lately": lately[len(newest_cards) :][:LATELY],
        "working_on": nearest_open(request.user, limit=CHALLENGES),
        "themes": themes[:THEMES],
        "number_of_themes": len(themes),
    }
    return TemplateResponse(request, "home/home.html", context)
