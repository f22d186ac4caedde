"""What the pages about signing in need to know of the site."""

from allauth.socialaccount.adapter import get_adapter
from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@register.simple_tag
def mail_here():
    """{% mail_here as url %}: where mails are read on a developer's machine, which keeps them as files; else ""."""
    kept_as_files = settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
    return reverse("dev_mail_list") if settings.DEBUG and kept_as_files else ""


@register.simple_tag(takes_context=True)
def work_accounts(context, process="login"):
    """{% work_accounts as accounts %}: other accounts one may sign in with; "connect" adds one to one's own."""
    request = context["request"]
    extra = {"process": process}
    if following := request.GET.get("next"):
        extra["next"] = following
    return [
        {
            "label": f"{'Sign in' if process == 'login' else 'Also sign in'} with {provider.name}",
            "url": provider.get_login_url(request, **extra),
        }
        for provider in get_adapter(request).list_providers(request)
    ]
