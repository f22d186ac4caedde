"""The NHS design system's own mark-up of its components, through nhsuk-frontend-jinja."""

from functools import cache

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader


@cache
def _environment():
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        autoescape=True,
        auto_reload=False,  # the package does not change while we run
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(component, params):
    """The HTML of `component` ("button", "summary-list", …) with `params` as its documentation names them.

    Whatever a parameter means to be text is escaped, even if it was marked safe; what it means to be HTML
    ("html", "…Html") is escaped unless it was marked safe. So nothing a person typed can become mark-up.
    """
    template = _environment().get_template(f"nhsuk/components/{component}/template.jinja")
    return mark_safe(template.render(params=_safe(params)).strip())


def nested(params):
    """Parameters of a template tag as the components want them: {"label__text": "x"} → {"label": {"text": "x"}}."""
    result = {}
    for name, value in params.items():
        *path, last = name.split("__")
        place = result
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return result


def _safe(value, name=""):
    if isinstance(value, dict):
        return {key: _safe(inner, key) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_safe(inner, name) for inner in value]
    if name == "html" or name.endswith("Html"):
        return conditional_escape(value)
    # A promise (lazy translation) or a SafeString plus an ordinary string is an ordinary string, which Jinja escapes.
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return str(value) + ""
