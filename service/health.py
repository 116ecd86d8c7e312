"""Whether the program runs, and whether it has its listing: for whoever looks after the service."""

import json
from collections.abc import Callable, Iterable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.noticed import Noticed
from geo.store.fault import StoreStanding
from service.api.routes import refusal_json
from service.process.threads import WATCH
from service.requests.endpoint import Endpoint
from service.responses.headers import NOTHING, POLICY

HEALTH: Final = ("livez", "readyz")
_STARTING: Final = "starting"
_UNAVAILABLE: Final = 503


def health_routes(
    standing: Callable[[], StoreStanding],
    noticed: Callable[[], Iterable[Noticed]] = tuple,
) -> list[Route]:
    """Build the routes.

    Parameters
    ----------
    standing
        How the store stands.
    noticed
        What is amiss and keeps nobody from being answered; only its kind is told here. Both may
        look at a disk.
    """

    async def live(_: Request) -> Response:
        return _json({"live": True})

    async def ready(_: Request) -> Response:
        stands, found = await WATCH.run(lambda: (standing(), tuple(noticed())))
        remarks = [one.remark.value for one in found]
        more = {"remarks": remarks} if remarks else {}
        if stands.is_open:
            return _json({"ready": True, "revision": stands.revision, **more})
        said = {
            "ready": False,
            "fault": stands.fault.value if stands.fault else _STARTING,
            "last_state_shown": stands.revision is not None,
            **more,
        }
        return _json(said, status=_UNAVAILABLE)

    return [
        Route(f"/{path}", Endpoint(methods={"GET": answer, "HEAD": answer}, says_no=refusal_json))
        for path, answer in zip(HEALTH, (live, ready), strict=True)
    ]


def _json(value: object, *, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store", POLICY: NOTHING}
    return Response(json.dumps(value), status, headers=headers, media_type="application/json")
