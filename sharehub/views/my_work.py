"""My work: what somebody writes, and what they promised in their networks."""

from communities.queries import my_commitments
from innovations.views import my_work as innovations_side


def my_work(request):
    """The page of case studies, which knows no networks, with what these add to it."""
    response = innovations_side.my_work(request)
    response.template_name = "home/my_work.html"
    response.context_data["my_commitments"] = my_commitments(request.user)
    return response
