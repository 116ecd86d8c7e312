"""Pack the streets and house numbers of one province, so that staff can save to the building.

python -m scripts.build_register ON Address_35_part_1.csv ... Location_35.csv --to FOLDER

The files are those of the National Address Register (Statistics Canada, 46-26-0002, Statistics
Canada Open Licence); archives (.zip) are read as they are.
"""

import argparse
from pathlib import Path

from geo.place.regions import Region
from geo.place.register.register_file import FILE_NAMES, write
from scripts.making.register_rows import RegisterColumnsError, gathered


def main() -> None:
    """Read, gather, pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("province", help="two letters, such as ON")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, default=Path("var"), help="folder of the result")
    asked = parser.parse_args()
    try:
        made = build(asked.province.upper(), asked.files, asked.to)
    except (RegisterColumnsError, OSError, ValueError) as error:
        raise SystemExit(str(error)) from error
    print(made)


def build(province: str, files: list[Path], folder: Path) -> str:
    """Make the register of a province, and tell what it holds."""
    region = Region(f"CA-{province}")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE_NAMES.format(province=province)
    with gathered(files, file.with_name(f"{file.name}.gathering")) as register:
        write(file, region=region, towns=sorted(register.names), streets=register.streets())
        towns, left_out = len(register.towns), register.left_out
    size = file.stat().st_size / 1e6
    return f"{file}: {towns} municipalities, {size:.1f} MB; {left_out} addresses without a number"


if __name__ == "__main__":
    main()
