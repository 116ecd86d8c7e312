"""A made-up register in the columns of Statistics Canada's: two towns of Ontario and their mail."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from scripts.build_register import build

ADDRESS_COLUMNS: Final = (
    "LOC_GUID", "ADDR_GUID", "APT_NO_LABEL", "CIVIC_NO", "CIVIC_NO_SUFFIX",
    "OFFICIAL_STREET_NAME", "OFFICIAL_STREET_TYPE", "OFFICIAL_STREET_DIR", "PROV_CODE",
    "CSD_ENG_NAME", "CSD_FRE_NAME", "CSD_TYPE_ENG_CODE", "CSD_TYPE_FRE_CODE",
    "MAIL_STREET_NAME", "MAIL_STREET_TYPE", "MAIL_STREET_DIR", "MAIL_MUN_NAME", "MAIL_PROV_ABVN",
    "MAIL_POSTAL_CODE", "BG_DLS_LSD", "BG_DLS_QTR", "BG_DLS_SCTN", "BG_DLS_TWNSHP", "BG_DLS_RNG",
    "BG_DLS_MRD", "BG_X", "BG_Y", "BU_N_CIVIC_ADD", "BU_USE",
)  # fmt: skip
LOCATION_COLUMNS: Final = (
    "LOC_GUID", "CSD_CODE", "FED_CODE", "FED_ENG_NAME", "FED_FRE_NAME", "ER_CODE", "ER_ENG_NAME",
    "ER_FRE_NAME", "BG_LATITUDE", "BG_LONGITUDE",
)  # fmt: skip


class Address(NamedTuple):
    """One row of the register."""

    number: int
    street: str
    kind: str
    lat: float
    lon: float
    direction: str = ""
    suffix: str = ""
    town: str = "Guelph"
    mail_town: str = ""
    mail_street: str = ""
    unit: str = ""


GUELPH: Final = (
    Address(100, "MAIN", "ST", 43.5440, -80.2480),
    Address(110, "MAIN", "ST", 43.5450, -80.2490),
    Address(120, "MAIN", "ST", 43.5460, -80.2500),
    Address(120, "MAIN", "ST", 43.5461, -80.2501, suffix="A"),
    Address(101, "MAIN", "ST", 43.5440, -80.2470),
    Address(10, "ST CLAIR", "AVE", 43.5500, -80.2600, direction="W"),
    Address(10, "ST CLAIR", "AVE", 43.5500, -80.2400, direction="E"),
    Address(7, "PRINCIPALE", "RUE", 43.5600, -80.2300),
    Address(55, "2ND", "AVE", 43.5300, -80.2200),
    Address(9, "WELLINGTON ROAD 124", "", 43.5700, -80.2100, mail_street="HIGHWAY 24"),
    Address(200, "QUEEN", "ST", 43.5400, -80.3000),
    Address(200, "QUEEN", "CRES", 43.5500, -80.2000),
    Address(1, "MAIN", "ST", 43.8700, -79.4400, town="Richmond Hill"),
)


def written(
    folder: Path, addresses: Sequence[Address], *, encoding: str = "utf-8-sig"
) -> list[Path]:
    """Write the files as they are handed out."""
    rows = [_address_row(at, one) for at, one in enumerate(addresses)]
    points = [
        {"LOC_GUID": f"loc-{at}", "BG_LATITUDE": one.lat, "BG_LONGITUDE": one.lon}
        for at, one in enumerate(addresses)
    ]
    return [
        _table(folder / "Address_35_part_1.csv", ADDRESS_COLUMNS, rows, encoding),
        _table(folder / "Location_35.csv", LOCATION_COLUMNS, points, encoding),
    ]


def _address_row(at: int, one: Address) -> dict[str, object]:
    return {
        "LOC_GUID": f"loc-{at}",
        "CIVIC_NO": one.number,
        "CIVIC_NO_SUFFIX": one.suffix,
        "APT_NO_LABEL": one.unit,
        "OFFICIAL_STREET_NAME": one.street,
        "OFFICIAL_STREET_TYPE": one.kind,
        "OFFICIAL_STREET_DIR": one.direction,
        "CSD_ENG_NAME": one.town,
        "CSD_FRE_NAME": one.town,
        "CSD_TYPE_ENG_CODE": "CY",
        "MAIL_STREET_NAME": one.mail_street or one.street,
        "MAIL_STREET_TYPE": "" if one.mail_street else one.kind,
        "MAIL_STREET_DIR": one.direction,
        "MAIL_MUN_NAME": (one.mail_town or one.town).upper(),
    }


def _table(
    file: Path, columns: Sequence[str], rows: Iterable[dict[str, object]], encoding: str
) -> Path:
    with file.open("w", encoding=encoding, newline="") as content:
        table = csv.DictWriter(content, columns, restval="")
        table.writeheader()
        table.writerows(rows)
    return file


def register_of(folder: Path, addresses: Sequence[Address] = GUELPH) -> Path:
    """Make a register of Ontario in a folder."""
    build("ON", written(folder, addresses), folder)
    return folder
