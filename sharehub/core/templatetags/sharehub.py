"""The pieces that pages of every app are made of. A template built-in: needs no {% load %}. Shown at /components/."""

from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join

from sharehub.core import nhs as nhs_components
from sharehub.core import text as texts
from sharehub.core.forms import problems_in, texts_in
from sharehub.core.pagination import page_links
from sharehub.core.slots import pieces_of

register = template.Library()

# How far along a case study or a task is, and the colour of its tag. Always with its words beside it.
STATUS_COLOURS = {
    "idea": "white",
    "looking": "white",
    "planning": "blue",
    "trying": "yellow",
    "in_use": "green",
    "stopped": "grey",
    "kept": "green",
    "changed": "yellow",
    "dropped": "grey",
    "added": "blue",
    "draft": "white",
    "in_review": "blue",
    "published": "green",
    "archived": "grey",
    "incomplete": "blue",
    "asked": "yellow",
    "agreed": "green",
    "declined": "grey",
    "spotted": "white",
    "talked_to": "blue",
    "writing": "yellow",
    "open": "yellow",
    "accepted": "green",
    "solved": "green",
}


@register.simple_tag
def nhs(component, **params):
    """{% nhs "button" text="Save" %}: any component of the NHS design system; label__text="…" goes one level down."""
    return nhs_components.render(component, nhs_components.nested(params))


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name, css=""):
    """{% icon "pin" %}: a picture from the sprite, in the colour of the text. Never the only thing that says it."""
    return format_html(
        '<svg class="sh-icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {css}" if css else "",
        static("build/icons.svg"),
        name,
    )


@register.simple_tag
def miles(distance):
    """{% miles 4.12 %}: a pin and "4.1 miles"; whole miles from 10 up. Nothing for None."""
    if distance is None:
        return ""
    return format_html('<span class="sh-distance">{}{}</span>', icon("pin"), miles_in_words(distance))


@register.filter("in_miles")
def miles_in_words(distance):
    """{{ 4.12|in_miles }}: "4.1 miles", without the pin."""
    if distance is None:
        return ""
    distance = float(distance)
    if distance < 0.05:
        return "same place"
    figure = f"{distance:.1f}" if distance < 9.95 else f"{distance:,.0f}"
    return "1 mile" if figure == "1.0" else f"{figure} miles"


@register.simple_tag
@lru_cache(maxsize=1024)
def kind(css, label, small=False):
    """{% kind "worked" "Words that worked" small=True %}: the tile, icon and label of a kind of entry.

    No template of its own, because a case study has thirty of them.
    """
    return format_html(
        '<span class="sh-kind sh-kind--{}{}"><span class="sh-kind__tile">{}</span><span>{}</span></span>',
        css,
        " sh-kind--small" if small else "",
        icon(css),
        label,
    )


@register.simple_tag
@lru_cache(maxsize=256)
def status_tag(status, label):
    """{% status_tag "in_use" "How we work now" %}: a tag in the status's colour; grey for one that has none."""
    return format_html(
        '<strong class="nhsuk-tag nhsuk-tag--{}">{}</strong>', STATUS_COLOURS.get(str(status), "grey"), label
    )


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page, label="Pages of this list"):
    """{% pagination page %}: links to a list's other pages, keeping the rest of the query string.

    A page with two lists gives each its own `label`.
    """
    request = context.get("request")
    others = request.GET.copy() if request else {}
    others.pop("page", None)

    def url_for(number):
        query = others.copy()
        if number > 1:
            query["page"] = number
        return f"?{query.urlencode() if request else urlencode(query)}"

    return {
        "label": label,
        "links": page_links(page, url_for) if page.paginator.num_pages > 1 else [],
        "previous": url_for(page.number - 1) if page.has_previous() else "",
        "next": url_for(page.number + 1) if page.has_next() else "",
    }


@register.inclusion_tag("components/chips.html")
def chips(items, clear_url="", clear_label="Take off all"):
    """{% chips items clear_url %}: what a list is narrowed by, each with "label" and the "url" that takes it off."""
    return {"items": items, "clear_url": clear_url, "clear_label": clear_label}


@register.inclusion_tag("components/figures.html")
def figures(items):
    """{% figures items %}: pairs of a large figure and what it means, such as ("34 hours", "to set up")."""
    return {"items": items}


@register.simple_tag
def table_rows(rows):
    """{% table_rows rows %}: rows of text for components/table.html, which may have hundreds of them."""
    cells = '<td class="nhsuk-table__cell">{}</td>'
    return format_html_join(
        "",
        '<tr class="nhsuk-table__row"><th class="nhsuk-table__header" scope="row">{}</th>{}</tr>',
        ((first, format_html_join("", cells, ((text,) for text in rest))) for first, *rest in rows),
    )


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows):
    """{% summary_list rows %}: dicts with "key", "value" (text, or safe HTML) and perhaps "url" and "action"."""
    return {"rows": rows}


@register.inclusion_tag("components/task_list.html")
def task_list(tasks, prefix="task"):
    """{% task_list tasks "worth" %}: dicts with "text", "url", perhaps a "hint", "status" and its "label".

    The statuses: completed, incomplete, needed (incomplete, and without it no publishing), optional. `prefix` keeps the
    ids of two lists on one page apart.
    """
    return {"tasks": tasks, "prefix": prefix}


@register.inclusion_tag("components/messages.html", takes_context=True)
def messages_here(context):
    """{% messages_here %}: what the last action had to say. Once a page, in base.html."""
    return {"messages": context.get("messages") or []}


@register.simple_tag(takes_context=True)
def slot(context, name, *things):
    """{% slot "beside_innovation" innovation %}: what apps above fill this place of a page with (core/slots.py)."""
    user, templates = context["request"].user, context.template.engine
    shown = [
        templates.get_template(template).render(
            context.new({"user": user, "csrf_token": context.get("csrf_token"), **values(user, *things)})
        )
        for template, values in pieces_of(name)
    ]
    return format_html_join("", "{}", ((piece,) for piece in shown))


@register.simple_tag
def field(bound_field, size="", heading=False, caption="", bare=False):
    """{% field form.title size="m" %}: a field with its label, hint and error; with `heading`, its label is the h1.

    `bare` leaves label and hint out, where the page shows them itself, above something else.
    """
    context = {"field": bound_field, "size": size, "heading": heading, "caption": caption, "bare": bare}
    return bound_field.render(bound_field.template_name, context=context, renderer=bound_field.renderer)


@register.inclusion_tag("forms/error_summary.html")
def error_summary(*forms):
    """{% error_summary form %}: all that is wrong with the forms, each leading to its field. Nothing if nothing is."""
    return {"problems": [problem for form in forms if form for problem in problems_in(form)]}


@register.filter
def markdown(text):
    """{{ text|markdown }}: what a person wrote, as safe HTML. Put it inside <div class="sh-text">."""
    return texts.markdown(str(text or "") + "")


@register.filter
def plain_text(text):
    """{{ text|plain_text }}: what a person wrote, without its Markdown, on one line."""
    return texts.plain_text(str(text or "") + "")


@register.filter
def shorten(text, length):
    """{{ text|shorten:160 }}: cut at the end of a word."""
    return texts.shorten(str(text or ""), int(length))


@register.simple_tag(takes_context=True)
def typed_text(context):
    """{% typed_text as typed %}: pairs of name and text of a form that could not be saved, so that it is not lost."""
    request = context.get("request")
    return texts_in(request.POST) if request and request.method == "POST" else []
