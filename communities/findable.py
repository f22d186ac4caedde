"""What the search index keeps of a network that anybody may know of."""


def network_record_of(network):
    """The fields of its SearchRecord, as a dict."""
    focuses = " ".join(f"{focus.name}. {focus.about}".strip() for focus in network.focuses.all())
    texts = [("who we are", network.who_we_are), ("what we work on", focuses), ("for whom", network.for_whom)]
    return {
        "kind": "network",
        "object_id": network.pk,
        "is_public": True,
        "title": network.name,
        "lead": network.what_different,
        "passages": [{"kind": "", "label": label, "text": text} for label, text in texts if text],
        "themes": list(network.themes.all()),
        "stage": network.state,
        "published_at": network.opened_at,
    }
