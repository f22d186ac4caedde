"""Finding: each filter narrows exactly, each count is what ticking would give, and nobody finds what is not theirs."""

import pytest
from django.core.paginator import InvalidPage

from sharehub.people.bands import DeprivationBand, ListSizeBand
from tests.factories import create_innovation, create_published_innovation, create_theme

FACTS = {
    "stage": lambda each: [each.stage],
    "setting": lambda each: [each.setting],
    "size": lambda each: [ListSizeBand.of(each.list_size)],
    "deprivation": lambda each: [DeprivationBand.of(each.deprivation_decile)],
    "effort": lambda each: [each.effort_band],
    "cost": lambda each: [each.cost_band],
    "theme": lambda each: [theme.slug for theme in each.themes.all()],
    "icb": lambda each: [each.organisation.icb.ods_code] if each.organisation.icb else [],
    "has": lambda each: [
        *(["has_failures", "has_words_that_worked"]),
        *(["has_measures"] if each.measures.exists() else []),
        *(["is_open_to_contact"] if each.is_open_to_contact else []),
    ],
}


ADDRESSES = [
    "",
    "q=letters",
    "q=letters+phones",
    "stage=idea",
    "stage=idea&stage=in_use&theme=letters",
    "q=phones&has=has_measures&icb=QW1",
    "near=D10001&miles=10&cost=no_cost",
    "has=has_failures&has=is_open_to_contact",
]


def found(finding):
    pages = range(1, finding.page(1).paginator.num_pages + 1)
    return {result.innovation for page in pages for result in finding.page(page).object_list}


def test_each_filter_narrows_exactly(variety, dan, look):
    assert set(FACTS) == set(look(dan).filters.groups)
    for name, facts in FACTS.items():
        values = [value for value, _ in look(dan).filters.groups[name].field.choices]
        assert len(values) > 1
        for value in values:
            assert found(look(dan, f"{name}={value}")) == {each for each in variety if value in facts(each)}


def test_filters_together(variety, dan, look):
    """Any value of a group will do; every group has to; what it tells about has to be there, each."""
    some = {each for each in variety if each.stage in ("idea", "stopped")}
    both = {each for each in some if each.setting == "urban"}
    told = {each for each in variety if each.is_open_to_contact and each.measures.exists()}

    assert found(look(dan, "stage=idea&stage=stopped")) == some
    assert found(look(dan, "stage=idea&stage=stopped&setting=urban")) == both != set()
    assert found(look(dan, "has=is_open_to_contact&has=has_measures")) == told != set()


@pytest.mark.parametrize("who", ["dan", "anonymous"])
def test_each_count_is_what_ticking_gives(who, variety, look, request):
    """With others of its group ticked, a value's count is what it would give in their place."""
    user = request.getfixturevalue(who)
    for address in ADDRESSES:
        for name, values in look(user, address).counts.items():
            others = [
                pair for pair in address.split("&") if pair and (name == "has" or not pair.startswith(f"{name}="))
            ]
            ticked = {value: look(user, "&".join([*others, f"{name}={value}"])) for value in values}
            assert values == {value: len(each.narrowed) for value, each in ticked.items()}, (address, name)


def test_counts_are_of_what_the_reader_may_see(variety, dan, anonymous, look):
    public = [each for each in variety if each.visibility == "everyone"]

    assert look(anonymous).counts["stage"]["idea"] == sum(each.stage == "idea" for each in public)
    assert look(dan).counts["stage"]["idea"] == sum(each.stage == "idea" for each in variety)
    assert look(anonymous).counts["stage"] != look(dan).counts["stage"]


def test_drafts_are_found_by_nobody_not_even_by_their_authors(alice, mo, look, titles):
    create_innovation(by=alice, title="Letters in a draft")
    create_published_innovation(by=alice, title="Letters published")

    for user in (alice, mo):
        assert titles(look(user, "q=draft")) == []
        assert titles(look(user, "q=letters")) == ["Letters published"]


# What the site does not know is left out, and said


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("stage=junk", "We did not understand what was chosen under “How far along”, so we left it out."),
        ("theme=junk", "We did not understand what was chosen under “Themes”, so we left it out."),
        ("icb=junk", "We did not understand what was chosen under “Integrated care board”, so we left it out."),
        ("where=junk", "We did not understand what was chosen under “Where”, so we left it out."),
        ("miles=7", "We did not understand what was chosen under “No farther than”, so we left it out."),
        ("pcn=junk", "We do not know a PCN “junk”, so we left it out."),
        ("near=ZZ99+9ZZ", "We do not know the postcode or ODS code “ZZ99 9ZZ”. Check it, or leave it empty."),
        ("near=ZZ99+9ZZ&miles=5", "We do not know the postcode or ODS code “ZZ99 9ZZ”. Check it, or leave it empty."),
        ("miles=5", "To look within 5 miles we need a postcode to start from."),
        ("where=our_icb", "We do not know the PCN or ICB that you work in, so we look everywhere."),
        ("where=other_pcn", "We do not know the PCN or ICB that you work in, so we look everywhere."),
    ],
)
@pytest.mark.parametrize("who", ["stranger", "anonymous"])
def test_unknown_values_are_left_out_and_said(who, address, problem, alice, stranger, look, request):
    user = request.getfixturevalue(who)
    create_published_innovation(by=alice)
    create_published_innovation(by=stranger)  # works nowhere

    finding = look(user, address)

    assert len(finding.narrowed) == 2
    assert finding.filters.problems == [problem]


def test_of_a_group_only_the_unknown_value_is_left_out(alice, look, titles):
    for stage in ("idea", "in_use"):
        create_published_innovation(by=alice, title=stage, stage=stage)

    finding = look(alice, "stage=idea&stage=junk")

    assert (len(finding.filters.problems), titles(finding)) == (1, ["idea"])


def test_unknown_names_change_nothing(alice, look):
    create_published_innovation(by=alice)

    finding = look(alice, "utm_source=mail&no_such_filter=1")

    assert (finding.filters.problems, len(finding.narrowed)) == ([], 1)


# Where


def test_within_so_many_miles(variety, alice, look):
    close = {each for each in variety if each.organisation.name in ("Riverside Practice", "Castle Road Surgery")}
    far = {each for each in variety if each.organisation.name == "Kiln Street Surgery"}  # 29 miles

    for near in ("", "D10001", "d10001", "PE30 1CK", "pe301ck"):
        assert found(look(alice, f"near={near}&miles=5")) == close
        assert found(look(alice, f"near={near}&miles=50")) == close | far
        assert look(alice, f"near={near}&miles=5").filters.problems == []


def test_in_another_pcn_and_in_our_icb(variety, alice, riverside_pcn, westbrook, look):
    assert found(look(alice, "where=other_pcn")) == {each for each in variety if each.organisation.pcn != riverside_pcn}
    assert found(look(alice, "where=our_icb")) == {each for each in variety if each.organisation.icb == westbrook}
    assert found(look(alice, "pcn=u10001")) == {each for each in variety if each.organisation.pcn == riverside_pcn}


def test_results_say_how_far_they_are(alice, carol, look):
    create_published_innovation(by=carol)

    assert [round(result.miles, 1) for result in look(alice).page(1).object_list] == [1.9]
    assert [result.network for result in look(alice).page(1).object_list] == ["your own PCN"]


# In which order


def test_sorting(alice, carol, dan, look, titles):
    create_published_innovation(by=dan, title="Spirometry far away")
    create_published_innovation(by=carol, title="Near", problem="Something else, and spirometry.")
    create_published_innovation(by=alice, title="Here")

    assert titles(look(alice, "q=spirometry")) == ["Spirometry far away", "Near"]
    assert titles(look(alice, "q=spirometry&sort=newest")) == ["Near", "Spirometry far away"]
    assert titles(look(alice, "q=spirometry&sort=nearest")) == ["Near", "Spirometry far away"]
    assert titles(look(alice)) == titles(look(alice, "sort=best")) == ["Here", "Near", "Spirometry far away"]
    assert titles(look(alice, "sort=nearest")) == ["Here", "Near", "Spirometry far away"]
    assert titles(look(alice, "sort=nearest&near=D20001")) == ["Spirometry far away", "Here", "Near"]


@pytest.mark.parametrize(
    ("address", "sorts", "sort"),
    [
        ("", ["newest", "tried"], "newest"),
        ("q=letters", ["best", "newest", "tried"], "best"),
        ("q=letters&sort=junk", ["best", "newest", "tried"], "best"),
        ("sort=nearest", ["newest", "tried"], "newest"),
        ("near=D10001", ["newest", "nearest", "tried"], "newest"),
        ("near=D10001&sort=nearest", ["newest", "nearest", "tried"], "nearest"),
        ("near=ZZ99+9ZZ&sort=nearest", ["newest", "tried"], "newest"),
    ],
)
def test_orders_that_are_offered(address, sorts, sort, riverside, anonymous, look):
    finding = look(anonymous, address)

    assert (list(finding.sorts), finding.sort) == (sorts, sort)


def test_twenty_a_page_each_once(variety, dan, look, titles):
    for sort in ("best", "newest", "nearest"):
        finding = look(dan, f"q=waiting&sort={sort}")
        first, second = titles(finding), titles(finding, 2)

        assert (len(first), len(second), len({*first, *second})) == (20, 5, 25)
        with pytest.raises(InvalidPage):
            finding.page(3)


# Words


def test_a_mistake_is_put_right_where_it_finds_nothing(alice, anonymous, look):
    create_published_innovation(by=alice, title="Fewer missed appointments")

    finding = look(anonymous, "q=Apointments")
    assert (finding.typed, finding.text, finding.offer) == ("Apointments", "appointments", None)
    exactly = look(anonymous, "q=Apointments&exact=1")
    assert (exactly.text, exactly.offer, len(exactly.narrowed)) == ("Apointments", "appointments", 0)
    partly = look(anonymous, "q=missed+apointments")
    assert (partly.text, partly.offer, len(partly.narrowed)) == ("missed apointments", "missed appointments", 1)


def test_a_long_search_is_cut(anonymous, look, db):
    assert len(look(anonymous, f"q={'letters+' * 500}").typed) == 200


def test_themes_to_look_under_are_related_first_and_only_what_the_reader_may_find(alice, anonymous, look):
    large, related, hidden = (
        create_theme("Phones"),
        create_theme("Breathing", synonyms="spirometry"),
        create_theme("Own"),
    )
    for _ in range(2):
        create_published_innovation(by=alice, themes=[large])
    create_published_innovation(by=alice, themes=[related])
    create_published_innovation(by=alice, themes=[hidden], visibility="signed_in")

    assert look(anonymous, "q=spirometer").related_themes == [related, large]
    assert look(alice, "q=spirometer").related_themes == [related, large, hidden]
