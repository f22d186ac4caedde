"""What a commitment or an outcome is about, or led to: something of one's own, or anything by its address."""

from urllib.parse import urlsplit

from django import forms
from django.urls import Resolver404, resolve

from innovations.models import Challenge, Innovation, TakeUp
from sharehub.core.forms import Form

NOTHING, ADDRESS = "", "address"
OFFERED = 20  # of each kind
UNKNOWN = "Copy the address of a case study, a challenge or a take-up on ShareHub, as your browser shows it."


class LinkForm(Form):
    """About `thing`, a Commitment or an Outcome, by `user`: what they may not see they cannot link."""

    about = forms.ChoiceField(label="What is it about?", required=False)
    address = forms.CharField(
        label="Its address",
        required=False,
        max_length=500,
        help_text="Open the page on ShareHub and copy its address. For example, https://…/innovations/phones/",
    )

    def __init__(self, data=None, *, thing, user, **kwargs):
        self.user = user
        self.names = [name for name in ("challenge", "innovation", "take_up") if hasattr(thing, f"{name}_id")]
        now = next(((name, getattr(thing, name)) for name in self.names if getattr(thing, f"{name}_id")), None)
        self.offered = offers(self.names, thing, user)
        if now:
            self.offered.setdefault(key_of(*now), now)
        super().__init__(data, initial={"about": key_of(*now) if now else NOTHING}, **kwargs)
        seen = now and type(now[1]).objects.visible_to(user).filter(pk=now[1].pk).exists()
        words = {key: in_words(*pair) for key, pair in self.offered.items()}
        if now and not seen:
            words[key_of(*now)] = "What it is linked to now, which you may not see"
        choices = list(words.items())
        self.fields["about"].choices = [(NOTHING, "Nothing"), *choices, (ADDRESS, "Something else, by its address")]

    def clean(self):
        said = super().clean()
        if said.get("about") == ADDRESS:
            found = thing_at(said.get("address", ""), self.user)
            if found is None or found[0] not in self.names:
                self.add_error("address", UNKNOWN)
            else:
                self.offered[ADDRESS] = found
        return said

    @property
    def links(self):
        """What to hand to the verb: the one thing, and None for the others."""
        nothing = dict.fromkeys(self.names)
        found = self.offered.get(self.cleaned_data["about"])
        return nothing | ({found[0]: found[1]} if found else {})


def key_of(name, thing):
    return f"{name}-{thing.pk}"


def in_words(name, thing):
    """How it is known in the list."""
    if name == "take_up":
        return f"{thing.organisation}: {thing.get_stage_display().lower()}, {thing.innovation.title}"
    return f"Challenge: {thing}" if name == "challenge" else thing.title


def offers(names, thing, user):
    """Key → (name of the link, thing): what `user` wrote, works on or took up, and what the network grew around."""
    found = {
        "challenge": Challenge.objects.visible_to(user).of(user).newest_first()[:OFFERED],
        "take_up": TakeUp.objects.kept_by(user).newest_first()[:OFFERED],
        "innovation": Innovation.objects.visible_to(user).authored_by(user).order_by("-updated_at", "-pk")[:OFFERED],
    }
    around = Innovation.objects.visible_to(user).filter(pk=thing.network.innovation_id)
    pairs = [("innovation", each) for each in around]
    pairs += [(name, each) for name in names for each in found[name]]
    return {key_of(*pair): pair for pair in pairs}


def thing_at(address, user):
    """(name of the link, thing) at an address of this site, where `user` may know of it; else None."""
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    slug, pk = match.kwargs.get("slug"), match.kwargs.get("pk")
    if match.view_name == "innovations:innovation_detail":
        return paired("innovation", Innovation.objects.visible_to(user).at(slug))
    if match.view_name == "innovations:challenge_detail":
        return paired("challenge", Challenge.objects.visible_to(user).filter(slug=slug))
    if match.view_name == "innovations:take_up_detail":
        return paired("take_up", TakeUp.objects.visible_to(user).filter(pk=pk, innovation__slug=slug))
    return None


def paired(name, found):
    thing = found.first()
    return (name, thing) if thing else None
