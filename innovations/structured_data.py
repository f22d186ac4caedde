"""schema.org's words for a public case study, so that search engines know what it is."""


def structured_data(study, *, url, edition):
    """A dict for JSON-LD: a HowTo where there are steps that somebody works by, an Article otherwise."""
    it = study.innovation
    steps = study.steps if it.stage in ("trying", "in_use") else []
    data = {
        "@context": "https://schema.org",
        "@type": "HowTo" if steps else "Article",
        "name": it.title,
        "headline": it.title,
        "description": it.summary,
        "url": url,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "datePublished": it.published_at.date().isoformat(),
        "dateModified": (edition or it).published_at.date().isoformat(),
        "keywords": [theme.name for theme in study.themes],
        "author": _authors(study),
        "publisher": {"@type": "Organization", "name": "ShareHub"},
    }
    if steps:
        data["step"] = [_step(url, number, entry) for number, entry in enumerate(steps, start=1)]
        if it.setup_hours:
            data["totalTime"] = f"PT{it.setup_hours}H"
    return {name: value for name, value in data.items() if value}


def _authors(study):
    """Those who agreed to be named and are still here, else the place."""
    named = [credit for credit in study.named if credit.person is None or credit.person.is_active]
    people = [{"@type": "Person", "name": credit.shown_name} for credit in named]
    place = study.innovation.organisation
    return people or ([{"@type": "Organization", "name": place.name}] if place else [])


def _step(url, number, entry):
    return {
        "@type": "HowToStep",
        "position": number,
        "name": entry.answers.get("title", ""),
        "text": entry.answers.get("how", ""),
        "url": f"{url}#step-{number}",
    }
