"""The offline gazetteer as a geopy geocoder, and a Nominatim server asked through geopy.

The only module that imports geopy. The visitor's question never comes here: it is for group
addresses when a listing is saved, and for other programs.
"""

import json
from http.client import HTTPException
from typing import Any, Final, NoReturn
from urllib.error import HTTPError
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from geopy.adapters import BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import OutsideCanadaError
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, WhichPlace
from geo.place.geocoding.acceptance import FIELDS
from geo.place.geocoding.outcome import Why
from geo.place.geocoding.street_query import Service, StreetQuery
from geo.place.locate import Locator

LONGEST_REPLY: Final = 256 * 1024
"""Bytes of a reply that are read; one result of Nominatim has about a thousand."""


class GazetteerGeocoder(Geocoder):
    """Geocodes Canadian postal codes and towns without any network.

    Parameters
    ----------
    locator
        By default the one of the data that came with the program.

    Notes
    -----
    A location's ``raw`` tells how it was found (``how``) and how far off it can be
    (``uncertainty_km``). Text that means several places is not guessed: ask with
    ``exactly_one=False`` to get them all.
    """

    def __init__(self, *, locator: Locator | None = None) -> None:
        super().__init__(user_agent="nearpeer-gazetteer/1")
        self._locator = locator or Locator.open()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - geopy's signature; nothing waits
    ) -> Location | list[Location] | None:
        """Find the place that a postal code or a town's name means.

        Returns
        -------
        Location, list of Location or None
            ``None`` if the text is no place, and also if it is several and ``exactly_one`` is set.
        """
        outcome = self._locator.locate(query)
        if isinstance(outcome, Fix):
            found = [_location(outcome)]
        elif isinstance(outcome, WhichPlace) and not exactly_one:
            found = [_location(choice) for choice in outcome.choices]
        else:
            return None
        return found[0] if exactly_one else found

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - geopy's signature; nothing waits
    ) -> Location | list[Location] | None:
        """Find the community closest to a point; ``None`` outside Canada.

        Raises
        ------
        GeocoderQueryError
            If the query is no point.
        """
        try:
            point = Point(query)
            here = Coordinate(lat=point.latitude, lon=point.longitude)
        except OutsideCanadaError:
            return None
        except ValueError as error:
            raise GeocoderQueryError(str(error)) from error
        outcome = self._locator.locate_device(here.lat, here.lon, accuracy_km=1.0)
        if not isinstance(outcome, Fix):
            return None
        return _location(outcome) if exactly_one else [_location(outcome)]


def ask_nominatim(
    question: StreetQuery, service: Service, *, within_s: float
) -> dict[str, Any] | Why | None:
    """Ask a server once, without trying again and without following it elsewhere.

    Returns
    -------
    dict, Why or None
        What `geo.place.geocoding.acceptance` reads of the result, not checked; why there is none;
        ``None`` if the server found nothing.

    Notes
    -----
    Every wait for the server's next byte may take the whole time, so this is for a process that
    can be ended.
    """
    server = Nominatim(
        domain=service.domain,
        scheme=service.scheme,
        user_agent=service.user_agent,
        timeout=within_s,
        adapter_factory=_OneShortReply,
    )
    fields = {"street": question.street, "city": question.city, "state": question.state}
    try:
        found = server.geocode(
            {**fields, "country": "Canada"}, country_codes="ca", addressdetails=True
        )
    except GeocoderTimedOut:
        return Why.TOO_SLOW
    except GeocoderUnavailable:
        return Why.UNREACHABLE
    except GeocoderParseError:
        return Why.UNREADABLE
    except GeocoderServiceError:
        return Why.TURNED_AWAY
    except Exception:  # noqa: BLE001 - whatever a stranger's reply breaks, it cannot be read
        return Why.UNREADABLE
    return None if found is None else {name: found.raw.get(name) for name in FIELDS}


class _NoOtherAddress(HTTPRedirectHandler):
    """Takes "ask there instead" for the refusal that it is."""

    def redirect_request(self, *_: object) -> None:
        return None


class _OneShortReply(BaseSyncAdapter):
    """Reads one reply of limited length: geopy's own adapters read all, and follow redirects.

    The proxies of the system are left aside, so that the address goes to the named server alone.
    """

    def __init__(self, *, proxies: object, ssl_context: Any) -> None:  # noqa: ANN401 - geopy's
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._open = build_opener(
            HTTPSHandler(context=ssl_context), ProxyHandler({}), _NoOtherAddress()
        ).open

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> object:
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except ValueError as error:
            raise GeocoderParseError("the reply is not JSON") from error

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        asked = Request(url, headers=headers)  # noqa: S310 - http or https: `Service` saw to it
        try:
            with self._open(asked, timeout=timeout) as reply:
                body: bytes = reply.read(LONGEST_REPLY + 1)
        except (OSError, HTTPException) as error:
            _raise_as_geopy_does(error)
        if len(body) > LONGEST_REPLY:
            raise GeocoderParseError(f"the reply has more than {LONGEST_REPLY} bytes")
        return body.decode()


def _raise_as_geopy_does(error: OSError | HTTPException) -> NoReturn:
    if isinstance(error, HTTPError):
        # not geopy's AdapterHTTPError, which takes an overloaded server for a slow one
        raise GeocoderServiceError(f"status {error.code}") from error
    if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
        raise GeocoderTimedOut("no answer in time") from error
    raise GeocoderUnavailable("no connection") from error


def _location(fix: Fix) -> Location:
    raw = {"how": fix.how.value, "uncertainty_km": fix.uncertainty_km, "region": fix.region.value}
    return Location(fix.label, fix.coordinate.lat_lon, raw)
