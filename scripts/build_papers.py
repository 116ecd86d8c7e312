"""Build the papers of data/ and static/: sources, licence, date, digest, how to rebuild each file.

python -m scripts.build_papers

Each ``datapackage.json`` is a Data Package (https://datapackage.org), which has no word for the
day of retrieval and the command that rebuilds; ``retrieved`` and ``rebuild`` are our own.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __package__ in {None, ""}:  # also started as `python scripts/build_papers.py`
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.listing.source import COPIED_ON, SOURCE_URL
from geo.papers import DIGEST, PAPERS
from scripts.build_static import LEAFLET
from scripts.making.table_schema import schema_of
from scripts.sources.registry_package import (
    AIRPORTS,
    LAKES,
    PLACES,
    POSTAL_CODES,
    PROJECT,
    PROVINCES,
    RegistryPackage,
)

RETRIEVED = "2026-11-23"
"""Day on which the pinned packages were fetched."""
_WITH_PAPERS = {"data": ("**/*",), "static": ("leaflet/*", "streamlit/**/*", "basemap.json")}
_WITHOUT_PAPERS = (
    "datapackage.json",
    "gazetteer/unpacked/",
    "demand/9810001901_databaseLoadingData.csv",  # an operator's own copy
)
_TITLES = {
    "data": "Data that Nearpeer ships",
    "static": "What Nearpeer's pages and maps are drawn with",
}
TYPED = "typed"

Source = dict[str, str]
Licence = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What is known of the files whose path fits a pattern."""

    pattern: str
    title: str
    sources: tuple[Source, ...]
    licences: tuple[Licence, ...]
    rebuild: str
    retrieved: str = RETRIEVED


_CC_BY = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
_MIT = {"name": "MIT"}
_PUBLIC_DOMAIN = {"name": "other-pd", "title": "public domain"}
_STATISTICS_CANADA = {
    "name": "other-open",
    "title": "Statistics Canada Open Licence",
    "path": "https://www.statcan.gc.ca/en/terms-conditions/open-licence",
}


_OPEN_GOVERNMENT = {
    "name": "OGL-Canada-2.0",
    "title": "Open Government Licence - Canada",
    "path": "https://open.canada.ca/en/open-government-licence-canada",
}


def _package(package: RegistryPackage) -> Source:
    return {
        "title": f"{package.name} ({package.content})",
        "version": package.version,
        "path": package.url,
        "licence": package.licence,
        "sha256": package.sha256,
    }


def _built_from(path: str, title: str) -> Source:
    return {"title": title, "path": path}


_TYPED_FACTS = _built_from("data/places/typed.toml", "facts typed by hand, each with its source")
_CENSUS = {
    "title": "Statistics Canada, 2021 Census of Population, tables 98-10-0001-01, 98-10-0002-01 "
    "and 98-10-0019-01",
    "path": "https://www12.statcan.gc.ca/census-recensement/2021/dp-pd/index-eng.cfm",
    "licence": "Statistics Canada Open Licence",
}
_SUBDIVISIONS = _built_from(
    "data/places/subdivisions.csv", "census subdivisions with their people and points"
)
_DIVISIONS = _built_from("data/boundaries/divisions.json", "outlines of the census divisions")
_OUTLINES = {
    "title": "Statistics Canada, 2021 Census, cartographic boundary files of census subdivisions "
    "and divisions, simplified (as in the R package canadianmaps)",
    "path": "https://www12.statcan.gc.ca/census-recensement/2021/geo/sip-pis/boundary-limites/"
    "index2021-eng.cfm",
    "licence": "Statistics Canada Open Licence",
}
_AREAS_OF_PEOPLE = {
    "title": "Statistics Canada, 2021 Census, people of dissemination areas (98-10-0015-01), and "
    "their points (Geographic Attribute File 92-151 of 2016, where a new area had no point: the "
    "mean of those of 2016 that it took over)",
    "path": "https://www12.statcan.gc.ca/census-recensement/2021/geo/aip-pia/attribute-attribs/"
    "index2021-eng.cfm",
    "licence": "Statistics Canada Open Licence",
}
_NORTH_RULES = _built_from("data/boundaries/north-rules.toml", "rules typed by hand")
_BADGE_OF_LIFE = {
    "title": "Peer Support Groups Across Canada, Badge of Life Canada; see source_url in the file",
    "path": SOURCE_URL,
}
_GEONAMES = {"title": "GeoNames", "path": "https://www.geonames.org", "licence": "CC-BY-4.0"}
_NATURAL_EARTH = {
    "title": "Natural Earth",
    "path": "https://www.naturalearthdata.com",
    "licence": "public domain",
}
MADE_FROM = json.loads((PROJECT / "static" / "streamlit" / "made-from.json").read_bytes())
_STREAMLIT = {
    "title": "Streamlit, its pages' scripts, styles and icons, with the libraries that they hold",
    "version": MADE_FROM["streamlit"],
    "document_sha256": MADE_FROM["document"],
    "path": "https://streamlit.io",
    "licence": "Apache-2.0",
}
_APACHE = {"name": "Apache-2.0", "path": "https://www.apache.org/licenses/LICENSE-2.0"}
_CENSUS_TABLES = "python -m scripts.build_subdivisions SUBDIVISIONS DIVISIONS POINTS"
_BOUNDARIES = "python -m scripts.build_boundaries"

FAMILIES = (
    Papers(
        pattern="data/places/subdivisions.csv",
        title="every census subdivision of 2021 with its people, its division and a point",
        sources=(
            _CENSUS,
            _OUTLINES,
            _AREAS_OF_PEOPLE,
            _GEONAMES,
            _package(PLACES),
            _built_from("data/places/bands.csv", "main communities of First Nations"),
            _TYPED_FACTS,
        ),
        licences=(_STATISTICS_CANADA, _CC_BY, _OPEN_GOVERNMENT),
        rebuild=_CENSUS_TABLES,
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="data/boundaries/divisions.json",
        title="outlines of the census divisions of 2021, simplified, with their people",
        sources=(_CENSUS, _OUTLINES),
        licences=(_STATISTICS_CANADA,),
        rebuild=_CENSUS_TABLES,
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="data/gazetteer/codes.bin.xz",
        title="every postal code with its point, community, time zone and grade",
        sources=(
            _GEONAMES,
            _package(POSTAL_CODES),
            _package(PLACES),
            _package(AIRPORTS),
            _package(PROVINCES),
            _SUBDIVISIONS,
            _DIVISIONS,
            _TYPED_FACTS,
            _built_from("data/places/codes.csv", "points of postal codes, each with its source"),
        ),
        licences=(_CC_BY,),
        rebuild="python -m scripts.build_gazetteer",
    ),
    Papers(
        pattern="data/places/places.json",
        title="towns, villages and hamlets with the names that people use",
        sources=(
            _GEONAMES,
            _package(PLACES),
            _built_from("data/gazetteer/codes.bin.xz", "communities of the postal codes"),
            _SUBDIVISIONS,
            _DIVISIONS,
            _built_from("data/places/bands.csv", "First Nations and Inuit communities"),
            _TYPED_FACTS,
        ),
        licences=(_CC_BY,),
        rebuild="python -m scripts.build_places",
    ),
    Papers(
        pattern="data/places/bands.csv",
        title="First Nations and Inuit communities with their own names and a point",
        sources=(
            {
                "title": "Indigenous Services Canada: First Nations; Inuit communities",
                "path": "https://open.canada.ca",
                "licence": "Open Government Licence - Canada",
            },
        ),
        licences=(_OPEN_GOVERNMENT,),
        rebuild="python -m scripts.build_bands FIRST_NATIONS INUIT_COMMUNITIES",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="data/places/typed.toml",
        title="facts typed by hand: points, names, time zones, access by road",
        sources=({"title": "named beside each fact"},),
        licences=(_MIT,),
        rebuild=TYPED,
    ),
    Papers(
        pattern="data/places/nicknames.toml",
        title="short forms and nicknames of places, bases, and the codes of airports",
        sources=({"title": "named beside each airport"}, _package(AIRPORTS)),
        licences=(_MIT,),
        rebuild=TYPED,
    ),
    Papers(
        pattern="data/places/areas.toml",
        title="provinces, regions, islands and valleys that people name, typed by hand",
        sources=({"title": "named beside each area"},),
        licences=(_MIT,),
        rebuild=TYPED,
    ),
    Papers(
        pattern="data/places/areas.json",
        title="areas by the names that people use, with their census divisions",
        sources=(
            _CENSUS,
            _built_from("data/places/areas.toml", "areas typed by hand"),
            _DIVISIONS,
            _NORTH_RULES,
        ),
        licences=(_STATISTICS_CANADA, _MIT),
        rebuild="python -m scripts.build_areas",
    ),
    Papers(
        pattern="data/places/codes.csv",
        title="points of postal codes that were published elsewhere",
        sources=({"title": "named beside each point"},),
        licences=(_MIT,),
        rebuild=TYPED,
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="data/places/new_areas.toml",
        title="areas of postal codes that are newer than the codes, and where they lie",
        sources=({"title": "named beside each area"},),
        licences=(_MIT,),
        rebuild=TYPED,
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="data/places/emergency.toml",
        title="where 911 does not reach help, as far as a source says so",
        sources=({"title": "named beside each gap"},),
        licences=(_MIT,),
        rebuild=TYPED,
        retrieved="2026-11-27",
    ),
    Papers(
        pattern="data/places/cells.csv",
        title="people of each census subdivision and postal area who live close together",
        sources=(_CENSUS, _OUTLINES, _AREAS_OF_PEOPLE),
        licences=(_STATISTICS_CANADA,),
        rebuild="python -m scripts.build_census_cells BLOCKS AREAS",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="data/demand/fsa-2021.csv",
        title="residents of every postal area, table 98-10-0019-01",
        sources=(_CENSUS,),
        licences=(_STATISTICS_CANADA,),
        rebuild="python -m scripts.build_area_counts TABLE",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="data/demand/subdivision-names.csv",
        title="names that people use for census subdivisions",
        sources=(_CENSUS,),
        licences=(_STATISTICS_CANADA,),
        rebuild=TYPED,
        retrieved="2026-11-24",
    ),
    Papers(
        pattern="data/demand/communities.json",
        title="communities and their parts, with the people of each",
        sources=(
            _GEONAMES,
            _built_from("data/gazetteer/codes.bin.xz", "postal codes and their communities"),
            _built_from("data/places/places.json", "the project's places"),
            _SUBDIVISIONS,
            _built_from("data/places/cells.csv", "where in each subdivision people live"),
            _built_from("data/demand/subdivision-names.csv", "names of their communities"),
        ),
        licences=(_CC_BY, _STATISTICS_CANADA),
        rebuild="python -m scripts.build_demand",
    ),
    Papers(
        pattern="data/demand/*.toml",
        title="residents of provinces and territories",
        sources=(_CENSUS,),
        licences=(_STATISTICS_CANADA,),
        rebuild=TYPED,
        retrieved="2026-11-24",
    ),
    Papers(
        pattern="data/boundaries/north-rules.toml",
        title="the named regions of the North and their rules",
        sources=({"title": "Statistics Canada, 2021 Census; each law beside its rule"},),
        licences=(_MIT,),
        rebuild=TYPED,
    ),
    Papers(
        pattern="data/boundaries/towns-abroad-typed.toml",
        title="small settlements of the United States on the border, typed by hand",
        sources=({"title": "named beside each fact"},),
        licences=(_MIT,),
        rebuild=TYPED,
    ),
    Papers(
        pattern="data/boundaries/towns-abroad.json",
        title="towns of other countries near the border, so that a device there is told so",
        sources=(
            _GEONAMES,
            _package(PLACES),
            _built_from("data/boundaries/towns-abroad-typed.toml", "settlements typed by hand"),
        ),
        licences=(_CC_BY,),
        rebuild=_BOUNDARIES,
    ),
    Papers(
        pattern="data/boundaries/labels.json",
        title="place names of the base map",
        sources=(_GEONAMES, _built_from("data/places/places.json", "the project's places")),
        licences=(_CC_BY,),
        rebuild=_BOUNDARIES,
    ),
    Papers(
        pattern="data/boundaries/north*.json",
        title="the named regions of the North: rules, areas and outlines",
        sources=(_NATURAL_EARTH, _package(PROVINCES), _NORTH_RULES, _DIVISIONS, _SUBDIVISIONS),
        licences=(_STATISTICS_CANADA, _PUBLIC_DOMAIN),
        rebuild=_BOUNDARIES,
    ),
    Papers(
        pattern="data/boundaries/provinces*.json",
        title="outlines of the provinces and territories",
        sources=(_NATURAL_EARTH, _package(PROVINCES)),
        licences=(_PUBLIC_DOMAIN,),
        rebuild=_BOUNDARIES,
    ),
    Papers(
        pattern="data/boundaries/*.json",
        title="lakes of Canada, and the land around it",
        sources=(_NATURAL_EARTH, _package(LAKES)),
        licences=(_PUBLIC_DOMAIN,),
        rebuild=_BOUNDARIES,
    ),
    Papers(
        pattern="data/listings/*.toml",
        title="a listing",
        sources=(_BADGE_OF_LIFE,),
        licences=({"name": "MIT", "title": "descriptions MIT; facts as published"},),
        rebuild=TYPED,
        retrieved=COPIED_ON.isoformat(),
    ),
    Papers(
        pattern="data/LICENSES.md",
        title="licences of the data",
        sources=({"title": "this project"},),
        licences=(_MIT,),
        rebuild=TYPED,
    ),
    Papers(
        pattern="static/leaflet/*",
        title="Leaflet, unchanged",
        sources=(_package(LEAFLET),),
        licences=({"name": "BSD-2-Clause"},),
        rebuild="python -m scripts.build_static",
    ),
    Papers(
        pattern="static/streamlit/LICENSE",
        title="the licence of Streamlit",
        sources=(_STREAMLIT,),
        licences=(_APACHE,),
        rebuild="python -m scripts.build_streamlit",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="static/streamlit/media/*",
        title="Material Symbols, cut to the icons that Streamlit names",
        sources=(_STREAMLIT,),
        licences=(_APACHE,),
        rebuild="python -m scripts.build_streamlit",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="static/streamlit/css/*",
        title="Streamlit's style sheet without the fonts that are not used",
        sources=(_STREAMLIT,),
        licences=(_APACHE,),
        rebuild="python -m scripts.build_streamlit",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="static/streamlit/made-from.json",
        title="what the files beside it were made from, and what is sent in place of each script",
        sources=(_STREAMLIT,),
        licences=(_MIT,),
        rebuild="python -m scripts.build_streamlit",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="static/streamlit/js/*",
        title="Streamlit's scripts in two files, packed by Brotli",
        sources=(
            _STREAMLIT,
            {"title": "rolldown", "path": "https://rolldown.rs", "licence": "MIT"},
        ),
        licences=(_APACHE, {"name": "MIT", "title": "React and other libraries in it"}),
        rebuild="python -m scripts.build_streamlit",
        retrieved="2026-11-28",
    ),
    Papers(
        pattern="static/basemap.json",
        title="the base map of the page",
        sources=(_NATURAL_EARTH, _GEONAMES, _built_from("data/boundaries", "its layers")),
        licences=(_PUBLIC_DOMAIN, _CC_BY | {"title": "place names"}),
        rebuild="python -m scripts.build_static",
    ),
)


class UnknownOriginError(ValueError):
    """A data file of which nobody has written down where it comes from."""


def main() -> None:
    """Write the papers of all files."""
    for papers in PAPERS:
        content = package(Path(papers).parent.name)
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        (PROJECT / papers).write_text(text + "\n", encoding="utf-8")
        print(papers, "tells of", len(content["resources"]), "files")


def package(folder: str) -> dict[str, Any]:
    """Describe a folder as a Data Package."""
    return {
        "name": f"nearpeer-{folder}",
        "title": _TITLES[folder],
        "resources": [resource(folder, path) for path in files_of(folder)],
    }


def files_of(folder: str) -> Iterator[str]:
    """Paths of all files that need papers, from their folder, in order."""
    found = {
        path.relative_to(PROJECT / folder).as_posix()
        for pattern in _WITH_PAPERS[folder]
        for path in (PROJECT / folder).glob(pattern)
        if path.is_file()
    }
    return (path for path in sorted(found) if not path.startswith(_WITHOUT_PAPERS))


def resource(folder: str, path: str) -> dict[str, Any]:
    """Papers of one file.

    Raises
    ------
    UnknownOriginError
        If no family of files is known that it belongs to.
    """
    content = (PROJECT / folder / path).read_bytes()
    for family in FAMILIES:
        if Path(folder, path).match(family.pattern):
            return {
                "name": path.lower(),
                "path": path,
                "title": family.title,
                "sources": list(family.sources),
                "licenses": list(family.licences),
                "retrieved": family.retrieved,
                "bytes": len(content),
                "hash": f"{DIGEST}:{hashlib.new(DIGEST, content).hexdigest()}",
                "rebuild": family.rebuild,
                **({"schema": schema_of(content)} if path.endswith(".csv") else {}),
            }
    raise UnknownOriginError(f"{folder}/{path}: say where it is from in FAMILIES of {__file__}")


if __name__ == "__main__":
    main()
