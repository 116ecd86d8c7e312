"""Build data/gazetteer/codes.bin.xz: every postal code with its repaired point and community.

python -m scripts.build_gazetteer
"""

import itertools
import json
import lzma
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from geo.place.gazetteer import FOLDER, Community, Gazetteer
from geo.place.gazetteer_file import ARCHIVE_HEADER, ARCHIVE_MAGIC, ARCHIVE_NAME, LOCAL_UNITS
from scripts.making.communities import numbered
from scripts.making.gazetteer_check import faults
from scripts.making.placed_code import PlacedCode
from scripts.making.repair import repaired
from scripts.sources.published import (
    airport_towns,
    province_shapes,
    published_codes,
    reference_places,
)
from scripts.sources.subdivisions import subdivisions
from scripts.sources.typed_facts import typed_facts

_XZ_FILTERS = [
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "lp": 0, "pb": 0}
]


def main() -> None:
    """Repair, write, read again and check."""
    facts = typed_facts()
    codes = repaired(
        published_codes(),
        places=reference_places(),
        subdivisions=subdivisions(),
        airports=airport_towns(),
        typed=facts.codes,
        groups=facts.groups,
        provinces=province_shapes(),
    )
    numbers, communities = numbered(codes)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / ARCHIVE_NAME).write_bytes(_packed(codes, numbers, communities))
    gazetteer = Gazetteer.open()
    print(len(gazetteer), "codes,", len(communities), "communities")
    print(dict(Counter(code.grade.name for code in codes)))
    wrong = list(faults(gazetteer))
    if wrong:
        raise SystemExit("\n".join(wrong))


def _packed(
    codes: Sequence[PlacedCode], numbers: Sequence[int], communities: Sequence[Community]
) -> bytes:
    """Put everything into the layout that `geo.place.gazetteer` reads."""
    areas = Counter(code.code[:3] for code in codes)
    unit_numbers = {unit: number for number, unit in enumerate(LOCAL_UNITS)}
    listed = json.dumps(
        [[one.name, one.region, one.time_zone, int(one.road), one.division] for one in communities],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    content = b"".join(
        (
            ARCHIVE_HEADER.pack(ARCHIVE_MAGIC, len(areas), len(codes), len(listed)),
            "".join(areas).encode("ascii"),
            _low_bytes_first("H", areas.values()),
            _low_bytes_first("H", (unit_numbers[code.code[3:]] for code in codes)),
            _low_bytes_first("i", _steps(round(code.point[0] * 10_000) for code in codes)),
            _low_bytes_first("i", _steps(round(code.point[1] * 10_000) for code in codes)),
            _low_bytes_first("H", numbers),
            bytes(code.grade for code in codes),
            listed,
        )
    )
    return lzma.compress(content, check=lzma.CHECK_SHA256, filters=_XZ_FILTERS)


def _steps(values: Iterable[int]) -> Iterable[int]:
    return (after - before for before, after in itertools.pairwise(itertools.chain((0,), values)))


def _low_bytes_first(letter: str, values: Iterable[int]) -> bytes:
    """All lowest bytes, then all next ones: like bytes stand together and compress well."""
    numbers = array(letter, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    content = numbers.tobytes()
    return b"".join(content[place :: numbers.itemsize] for place in range(numbers.itemsize))


if __name__ == "__main__":
    main()
