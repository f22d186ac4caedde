"""The mails that a developer's machine keeps instead of sending, so that a newcomer can register without a server."""

from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.template.response import TemplateResponse

from sharehub.core.pagination import paginate

# What Django's file backend writes after each message.
DIVIDER = b"-" * 79 + b"\n"


@login_not_required
def dev_mail_list(request):
    return TemplateResponse(request, "dev_mail/mail_list.html", {"page": paginate(request, kept_mails())})


@login_not_required
def dev_mail_detail(request, name):
    mail = next((mail for mail in kept_mails() if mail["name"] == name), None)
    if mail is None:
        raise Http404("There is no such mail.")
    return TemplateResponse(request, "dev_mail/mail_detail.html", {"mail": mail})


def kept_mails():
    """Every mail in MAIL_DIR, newest first: dicts with name, to, subject, sent_at and text. Http404 outside DEBUG."""
    if not settings.DEBUG:
        raise Http404("Mails are read here in development only.")
    files = sorted(Path(settings.MAIL_DIR).glob("*.log"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    return [mail for file in reversed(files) for mail in reversed(list(mails_in(file)))]


def mails_in(file):
    for number, raw in enumerate(filter(bytes.strip, file.read_bytes().split(DIVIDER)), start=1):
        message = message_from_bytes(raw, policy=policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        yield {
            "name": f"{file.stem}-{number}",
            "to": str(message["To"] or ""),
            "subject": str(message["Subject"] or ""),
            "sent_at": message["Date"].datetime if message["Date"] else None,
            "text": body.get_content() if body else "",
        }
