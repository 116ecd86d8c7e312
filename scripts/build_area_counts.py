"""Build data/demand/fsa-2021.csv: the census count of every postal area.

python -m scripts.build_area_counts TABLE

TABLE is Statistics Canada's table 98-10-0019-01 as it is published for loading databases.
"""

import argparse
import csv
from pathlib import Path

from geo.coverage.census import AREA_COUNTS, read_official_table


def main() -> None:
    """Read the published table, keep its residents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    counts = read_official_table(parser.parse_args().table)
    with AREA_COUNTS.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("fsa", "residents"))
        table.writerows(sorted(counts.items()))
    print(len(counts), "postal areas with", sum(counts.values()), "people")


if __name__ == "__main__":
    main()
