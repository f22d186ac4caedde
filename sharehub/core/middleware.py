"""What stands between the network and the views."""

from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.template.loader import render_to_string

LONGEST_QUERY = 10_000  # bytes; the longest that our own pages make stays under 2,000
ROOM = 65_536  # values, of 8 bytes: half of the piece that is taken, whose other half is left for what is called
BESIDE_A_FILE = 1_000_000  # bytes of a form that carries one: its other answers, and what separates them


def give_room(get_response):
    """Give all calls of a request one piece of memory to stand in.

    CPython (3.11 to 3.13, push_chunk in Python/pystate.c) takes 16 kB for them, and where these are full, maps as much
    again from the system for the next call and gives it back at its end. A page whose templates came and went across
    that edge did so 600 times, a tenth of its time. A call that says that it needs much gets a piece to match.
    """

    def roomy(request):
        return get_response(request)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=ROOM)
    return roomy


class RefuseJunk:
    """Answers a request that no browser or honest person sends with a page that says so, before it can break anything.

    Junk is a NUL in the path, the query string, a cookie or a form, or bytes there that are not UTF-8. PostgreSQL
    refuses NUL with an exception, and Django quietly replaces bytes it cannot read, which would lose what was typed.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return refuse("414.html", 414)
        try:
            if is_too_large(request):
                return refuse_large()
            if is_junk(request):
                return refuse("400.html", 400)
        except RequestDataTooBig:
            return refuse_large()
        return self.get_response(request)


def is_too_large(request):
    """Whether it says that it is larger than any form of ours with a file, so that not even its start is kept."""
    length = request.headers.get("content-length") or "0"
    return length.isascii() and length.isdigit() and int(length) > largest_form()


def largest_form():
    return settings.LARGEST_FILE_MB * 1_000_000 + BESIDE_A_FILE


def refuse_large():
    return refuse("413.html", 413, megabytes=settings.LARGEST_FILE_MB)


def refuse(template, status, **context):
    # Without the request: its session and its person are not known yet, and junk may hide in what they are read from.
    return HttpResponse(render_to_string(template, context), status=status)


def is_junk(request):
    # Django would read the query and the form in any charset that is named, and some hide what is refused below.
    if request.content_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        return True
    # Django has already written bytes of the path that are not UTF-8 as %FF, which no address of ours holds: a 404.
    if "\0" in request.path_info:
        return True
    # Servers hand over the bytes of the query as Latin-1 (PEP 3333).
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    if not is_text(unquote_to_bytes(query)):
        return True
    # A quoted cookie can hold a NUL that no header could.
    if any("\0" in value for value in request.COOKIES.values()):
        return True
    return request.method == "POST" and has_junk_form(request)


def has_junk_form(request):
    """Whether the posted form holds junk. A file's bytes may be anything."""
    if request.content_type == "application/x-www-form-urlencoded":
        return not is_text(unquote_to_bytes(request.body))
    if request.content_type == "multipart/form-data":
        length = request.headers.get("content-length") or "0"
        if not (length.isascii() and length.isdigit()):
            return True
        is_small = int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if is_small and b"filename=" not in request.body:
            return not is_text(request.body)
        return any("\0" in text for name, values in request.POST.lists() for text in [name, *values])
    return False


def is_text(data):
    if b"\0" in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
