"""Keeping SearchRecords up to date, one thing or thousands at a time."""

from django.db import transaction

from .models.revision import Revision
from .query import words_of

KEY = ("kind", "object_id")
AT_ONCE = 500


@transaction.atomic
def index_many(record_model, things):
    """Bring the index up to date with `things` (Searchables of one kind). Returns how many can be found now."""
    records, themes, gone, kind = [], {}, [], ""
    for thing in things:
        kind, fields = thing._meta.model_name, thing.to_search_record()
        if fields is None:
            gone.append(thing.pk)
            continue
        themes[thing.pk] = fields.pop("themes", ())
        records.append(record_of(record_model, fields, themes[thing.pk]))
    is_removing = bool(gone) and record_model.objects.filter(kind=kind, object_id__in=gone).delete()[0] > 0
    if records or is_removing:
        save_all(record_model, records, themes, revision=Revision.objects.advance(removed=is_removing))
        learn_words(record for record in records if record.is_public)
    return len(records)


def index_again(things):
    """Bring the search records of `things` ({model: list of keys}) up to date."""
    from .models import SearchRecord

    for model, keys in things.items():
        for start in range(0, len(keys), AT_ONCE):
            some = model.objects.filter(pk__in=keys[start : start + AT_ONCE])
            index_many(SearchRecord, some.to_index())


@transaction.atomic
def unindex(record_model, thing):
    """Forget a thing that is about to go."""
    if record_model.objects.filter(kind=thing._meta.model_name, object_id=thing.pk).delete()[0]:
        Revision.objects.advance(removed=True)


def record_of(record_model, fields, themes):
    texts = {
        "themes_text": " ".join(theme.name for theme in themes),
        "body": "\n".join(passage["text"] for passage in fields["passages"]),
    }
    return record_model(**fields, **texts)


def save_all(record_model, records, themes, *, revision):
    if not records:
        return
    for record in records:
        record.revision = revision
    names = [field.name for field in record_model._meta.concrete_fields if field.name not in ("id", *KEY)]
    record_model.objects.bulk_create(
        records, batch_size=500, update_conflicts=True, unique_fields=KEY, update_fields=names
    )
    kind = records[0].kind
    pks = dict(
        record_model.objects.filter(kind=kind, object_id__in=[record.object_id for record in records]).values_list(
            "object_id", "pk"
        )
    )
    link = record_model.themes.through
    link.objects.filter(searchrecord_id__in=pks.values()).delete()
    link.objects.bulk_create(
        link(searchrecord_id=pks[object_id], theme_id=theme.pk)
        for object_id, those in themes.items()
        for theme in those
    )


def learn_words(records):
    """Remember the words of what anybody may find, so that typing mistakes can be told from words."""
    from .models import Word

    texts = ((record.title, record.themes_text, record.lead, record.place, record.body) for record in records)
    words = {word for text in texts for word in words_of(" ".join(text)) if 3 <= len(word) <= 40 and word.isalpha()}
    # Not those that are new only: to ask which, PostgreSQL may read the whole table, for each thing that is saved.
    Word.objects.bulk_create((Word(word=word) for word in sorted(words)), batch_size=500, ignore_conflicts=True)
