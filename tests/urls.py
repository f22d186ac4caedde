"""Every address of the site, read from its URL resolver."""

import re
from dataclasses import dataclass, field

from django.urls import URLPattern, get_resolver


@dataclass
class Address:
    """One address: its name with its namespace (or its route where it has none), its route, its view."""

    name: str
    route: str
    view: object
    parameters: dict = field(default_factory=dict)

    def path(self, values):
        """The address with `values` (texts by parameter, already quoted) in its holes."""
        return "/" + HOLE.sub(lambda hole: values[hole["name"]], self.route)


HOLE = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")


def walk(patterns=None, route="", namespaces=()):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + readable(str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            name = ":".join([*namespaces, pattern.name]) if pattern.name else here
            yield Address(name, here, pattern.callback, dict.fromkeys(HOLE.findall(here)))
        else:
            yield from walk(pattern.url_patterns, here, [*namespaces, *filter(None, [pattern.namespace])])


def readable(route):
    """A regular expression written like other routes: `^reset/(?P<key>.+)/$` becomes `reset/<key>/`."""
    route = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", route)
    return re.sub(r"[\^$\\?]|\(\?:|\)", "", route)
