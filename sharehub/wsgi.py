"""What the application server loads."""

import gc
import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.urls import get_resolver
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sharehub.settings")


class Request(WSGIRequest):
    """A request whose charset is not believed: Django would look up any codec that is named, and "hex" breaks it.

    RefuseJunk answers what is not UTF-8.
    """

    def _set_content_type_params(self, meta):
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class Handler(WSGIHandler):
    request_class = Request


django.setup(set_prefix=False)
application = Handler()

# The code stays as long as the process does. Looking through it for garbage, again and again, made one request in forty
# wait for 100 ms longer.
get_resolver().url_patterns  # noqa: B018 loads the views
gc.collect()
gc.freeze()
# A page makes some thousand things and lets go of them: not to look among these ten times.
gc.set_threshold(10_000)
