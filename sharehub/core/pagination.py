"""Lists, a page at a time."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404


def paginate(request, things, per_page=20):
    """The page of `things` (an ordered queryset or a list) that `?page=` asks for, the first without it.

    Raises Http404 for anything that is no page of the list: junk, zero, or beyond its end.
    """
    try:
        return Paginator(things, per_page).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404("There is no such page.") from error


def page_links(page, url_for):
    """What the pagination component shows: dicts with number, href and current, or {"ellipsis": True} for a gap.

    `url_for` makes the address of a page number.
    """
    links = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if number == Paginator.ELLIPSIS:
            links.append({"ellipsis": True})
        else:
            links.append({"number": number, "href": url_for(number), "current": number == page.number})
    return links
