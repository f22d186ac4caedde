"""Fictional practices all over England, in PCNs and ICBs, with one colleague at each."""

from sharehub.people.models import Affiliation, Organisation, Setting, User

PRACTICES_OF_A_PCN, PCNS_OF_AN_ICB = 6, 50
MOST = 6750
TOWNS = ["Ash", "Beck", "Clay", "Dun", "Elm", "Fal", "Glen", "Hart", "Ivy", "Kes", "Lang", "Mar", "Nor", "Oak", "Pen"]
ENDS = ["field", "ford", "ham", "ley", "mere", "ton", "wick", "worth"]
SORTS = ["Surgery", "Practice", "Health Centre"]
FIRST_NAMES = ["Ada", "Ben", "Cleo", "Dev", "Esi", "Finn", "Gwen", "Hari", "Ines", "Joe", "Kemi", "Lars"]
LAST_NAMES = ["Abbott", "Bello", "Clarke", "Dhillon", "Evans", "Farrow", "Gill", "Hope", "Irwin", "Jones"]
ROLES = ["Practice manager", "GP partner", "Practice nurse", "Pharmacist", "Reception lead"]


def make_places(count, chance):
    """Bring the practices to `count`. Returns the Affiliations of those who work there, with person and place."""
    have = Organisation.objects.filter(ods_code__startswith="ZS0").count()
    if have < count:
        make_practices(have, count, chance)
        make_people(chance)
    working = Affiliation.objects.filter(organisation__ods_code__startswith="ZS0", person__email__startswith="scale-")
    return list(working.select_related("person", "organisation__parent__parent").order_by("pk"))


def make_practices(have, count, chance):
    pcns = count // PRACTICES_OF_A_PCN + 1
    icb_keys = make_parents("icb", pcns // PCNS_OF_AN_ICB + 1)
    pcn_keys = make_parents("pcn", pcns, lambda number: icb_keys[number // PCNS_OF_AN_ICB])
    Organisation.objects.bulk_create(
        (
            Organisation(
                ods_code=f"ZS{n:06}",
                name=f"{chance.choice(TOWNS)}{chance.choice(ENDS)} {chance.choice(SORTS)}",
                parent_id=pcn_keys[n // PRACTICES_OF_A_PCN],
                latitude=chance.uniform(50.4, 54.9),
                longitude=chance.uniform(-3.5, 0.9),
                list_size=int(chance.lognormvariate(9, 0.5)),
                setting=chance.choices(Setting.values, [6, 3, 2])[0],
                deprivation_decile=chance.randint(1, 10),
            )
            for n in range(have, count)
        ),
        batch_size=1000,
    )


def make_parents(kind, count, parent_of=lambda number: None):
    """Make `count` PCNs or ICBs, or those that are missing. Returns their keys in order."""
    code, name = f"ZS{kind[0].upper()}", f"Scale {kind.upper()}"
    new = [
        Organisation(ods_code=f"{code}{n}", kind=kind, name=f"{name} {n + 1}", parent_id=parent_of(n))
        for n in range(count)
    ]
    Organisation.objects.bulk_create(new, ignore_conflicts=True)
    keys = dict(Organisation.objects.filter(ods_code__startswith=code).values_list("ods_code", "pk"))
    return [keys[each.ods_code] for each in new]


def make_people(chance):
    """One colleague, who cannot sign in, for each practice that has none."""
    places = Organisation.objects.filter(ods_code__startswith="ZS0", affiliations=None).order_by("pk")
    people = User.objects.bulk_create(
        User(
            email=f"scale-{place.ods_code.lower()}@demo.example",
            password="!",  # noqa: S106 (as set_unusable_password, without a random number for each)
            name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
        )
        for place in places
    )
    Affiliation.objects.bulk_create(
        Affiliation(person=person, organisation=place, job_role=chance.choice(ROLES))
        for person, place in zip(people, places, strict=True)
    )
