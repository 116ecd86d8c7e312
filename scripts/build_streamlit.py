"""Put into ``static/streamlit/`` what stands in for files of the installed Streamlit.

    python -m scripts.build_streamlit

Its scripts in two files instead of a hundred, its style sheet without the fonts that no page of
ours uses, and its icons cut to those that it names. This needs node and npm; without what it makes
the page works all the same, and comes later on a slow line. Run it again for each release.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import files, version
from pathlib import Path
from typing import Final

import brotli
import streamlit

from scripts.making.icon_font import cut_to
from scripts.sources.registry_package import PROJECT
from service.documents.lean_files import CORE, MADE_FROM, PARTS, digest_of

SHIPPED: Final = Path(streamlit.__file__).parent / "static"
FILES: Final = SHIPPED / "static"
TO: Final = PROJECT / "static" / "streamlit"
TOOLS: Final = PROJECT / "build" / "rolldown"
ROLLDOWN: Final = "rolldown@1.3.2"
ON_THE_START: Final = frozenset(
    ("BidiComponent", "Button", "DownloadButton", "Html", "PageLink", "Selectbox", "TextInput")
)
"""The elements that the finder's page is made of."""
UNUSED_FONTS: Final = ("Source Sans", "Source Serif", "Source Code Pro")
_FACE: Final = re.compile(r"@font-face\{font-family:([^;]*);[^}]*\}")
_NAMED: Final = re.compile(r'\./static/js/([^"]+)')
_IMPORTED: Final = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')
_ICON: Final = re.compile(r":material/([a-z0-9_]+):")


def main() -> None:
    """Make all files anew."""
    shutil.rmtree(TO, ignore_errors=True)
    for folder in ("js", "css", "media"):
        (TO / folder).mkdir(parents=True)
    document = (SHIPPED / "index.html").read_text(encoding="utf-8")
    _write_style_sheet()
    _write_icons()
    _write_licence()
    stand_ins = _write_bundle(document)
    told = {
        "streamlit": version("streamlit"),
        "document": digest_of(document),
        "stand_ins": stand_ins,
    }
    (TO / MADE_FROM).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    for path in sorted(TO.rglob("*.*")):
        print(f"{path.relative_to(PROJECT)}: {path.stat().st_size / 1000:.0f} kB")


def _write_licence() -> None:
    """Copy the licence of Streamlit, whose package names it and does not hold its text."""
    (text,) = (file for file in files("cryptography") or () if file.name == "LICENSE.APACHE")
    (TO / "LICENSE").write_text(text.read_text(encoding="utf-8"), encoding="utf-8")


def _write_style_sheet() -> None:
    (shipped,) = (FILES / "css").glob("index.*.css")
    text = _FACE.sub(
        lambda face: "" if face[1] in UNUSED_FONTS else face[0], shipped.read_text(encoding="utf-8")
    )
    (TO / "css" / shipped.name).write_text(text, encoding="utf-8")


def _write_icons() -> None:
    (shipped,) = (FILES / "media").glob("MaterialSymbols-Rounded.*.woff2")
    (TO / "media" / shipped.name).write_bytes(cut_to(shipped.read_bytes(), named_icons()))


def named_icons() -> frozenset[str]:
    """List the icons that Streamlit's scripts name."""
    scripts = (FILES / "js").glob("*.js")
    return frozenset(
        icon for path in scripts for icon in _ICON.findall(path.read_text(encoding="utf-8"))
    )


# --- the scripts in two files --------------------------------------------------------------------


def _write_bundle(document: str) -> dict[str, str]:
    """Join the scripts, and return what is sent in place of each."""
    entry, *_ = named = _NAMED.findall(document)
    core = _closure([entry], ())
    work = TOOLS / "made"
    work.mkdir(parents=True, exist_ok=True)
    told = {
        "folder": str(FILES / "js"),
        "entry": entry,
        "core": [*named, *sorted(core - set(named))],
        "parts": sorted(_closure(_starts(), core)),
        "to": str(work),
    }
    (work / "told.json").write_text(json.dumps(told), encoding="utf-8")
    _run("npm", "install", "--silent", "--no-save", "--prefix", str(TOOLS), ROLLDOWN)
    maker = PROJECT / "scripts" / "making" / "bundle.mjs"
    _run("node", str(maker), str(TOOLS), str(work / "told.json"))
    for file in (CORE, PARTS):
        content = (work / Path(file).name).read_bytes()
        (TO / f"{file}.br").write_bytes(brotli.compress(content))
    found: dict[str, str] = json.loads((work / "stand-ins.json").read_text(encoding="utf-8"))
    return found


def _starts() -> list[str]:
    names = (path.name for path in (FILES / "js").glob("*.js"))
    return [name for name in names if name.partition(".")[0] in ON_THE_START]


def _closure(names: Iterable[str], known: Iterable[str]) -> set[str]:
    """Follow what scripts import, but for what is known already."""
    found, waiting = set(known), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _IMPORTED.findall((FILES / "js" / name).read_text(encoding="utf-8"))
    return found - set(known)


def _run(program: str, *arguments: str) -> None:
    subprocess.run([shutil.which(program) or program, *arguments], check=True)  # noqa: S603 - our own


if __name__ == "__main__":
    main()
