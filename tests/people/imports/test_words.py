import pytest

from sharehub.people.imports.words import tidy_address, tidy_name


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("THE DENSHAM SURGERY", "The Densham Surgery"),
        ("STOCKTON PCN", "Stockton PCN"),
        ("SWB I3 PCN", "SWB I3 PCN"),
        ("BRUNEL HEALTH GROUP PCN2", "Brunel Health Group PCN2"),
        ("NHS NORTH EAST AND NORTH CUMBRIA ICB", "NHS North East and North Cumbria ICB"),
        ("THE HILL GP PRACTICE", "The Hill GP Practice"),
        ("DR A K SMITH & PARTNERS", "Dr A K Smith & Partners"),
        ("ST JOHN'S WOOD & MAIDA VALE PCN", "St John's Wood & Maida Vale PCN"),
        ("ST.BARTHOLOMEW'S SURGERY", "St.Bartholomew's Surgery"),
        ("O'BRIEN AND MCDONALD", "O'Brien and McDonald"),
        ("HOUGHTON-LE-SPRING", "Houghton-le-Spring"),
        ("WESTON-SUPER-MARE", "Weston-super-Mare"),
        ("NEWCASTLE UPON TYNE", "Newcastle upon Tyne"),
        ("1ST FLOOR", "1st Floor"),
        ("292A BARKING ROAD", "292A Barking Road"),
        ("HANWELL HEALTH CENTRE (NAISH)", "Hanwell Health Centre (Naish)"),
        ("HOUGHTON MEDICAL GROUP,", "Houghton Medical Group"),
        ("27 POUND RD,DRUIDS HEATH", "27 Pound Rd, Druids Heath"),
        ("UNIT 1, THE BOILER HOUSE", "Unit 1, The Boiler House"),
        ("Already Tidy iHealth", "Already Tidy iHealth"),
        ("", ""),
    ],
)
def test_capitals_become_words(capitals, name):
    assert tidy_name(capitals) == name


def test_an_address_says_everything_once():
    lines = ["THE HEALTH CENTRE", "", "LAWSON STREET", "STOCKTON ON TEES", "STOCKTON ON TEES"]
    assert tidy_address(*lines) == "The Health Centre, Lawson Street, Stockton on Tees"
