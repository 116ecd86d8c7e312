"""An identity provider of our own on this machine: it lets in whomever the test names.

As much of OpenID Connect as a sign-in by authorization code needs: OpenID Connect Core 1.0,
section 3.1, and OpenID Connect Discovery 1.0.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Any, Final
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT_ID: Final = "nearpeer"
CLIENT_SECRET: Final = "known to both"  # noqa: S105 - of a provider that lives for a test
DISCOVERY: Final = "/.well-known/openid-configuration"
_ENTRY, _TOKEN, _KEYS, _EXIT = "/authorize", "/token", "/keys", "/leave"
_LIVES_S: Final = 300


@dataclass
class IdentityProvider:
    """A running provider.

    Parameters
    ----------
    claims
        What it says of whoever signs in next, ``{"email": ..., "email_verified": ...}``.
    left
        Where it sent those who signed out.
    """

    url: str = ""
    claims: Mapping[str, object] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    _codes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        return [
            Route(DISCOVERY, self._discover),
            Route(_ENTRY, self._enter),
            Route(_TOKEN, self._exchange, methods=["POST"]),
            Route(_KEYS, self._show_keys),
            Route(_EXIT, self._leave),
        ]

    def _discover(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": self.url + _ENTRY,
                "token_endpoint": self.url + _TOKEN,
                "jwks_uri": self.url + _KEYS,
                "end_session_endpoint": self.url + _EXIT,
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def _enter(self, request: Request) -> Response:
        """Ask nothing: whoever comes is whom the test named."""
        asked, code = request.query_params, token_urlsafe()
        self._codes[code] = {**self.claims, "nonce": asked.get("nonce")}
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=302)

    async def _exchange(self, request: Request) -> Response:
        async with request.form() as form:
            claims = self._codes.pop(str(form["code"]))
        now = int(time.time())
        told = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + _LIVES_S} | claims
        told.setdefault("sub", told.get("email"))
        id_token = jwt.encode({"alg": "RS256", "kid": "one"}, told, self._key)
        return JSONResponse(
            {
                "access_token": token_urlsafe(),
                "token_type": "Bearer",
                "expires_in": _LIVES_S,
                "id_token": id_token,
            }
        )

    def _show_keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    def _leave(self, request: Request) -> Response:
        back = request.query_params["post_logout_redirect_uri"]
        self.left.append(back)
        return RedirectResponse(back, status_code=302)


@contextmanager
def running_provider() -> Iterator[IdentityProvider]:
    """Run a provider beside the test, on a free port of this machine's own address."""
    provider = IdentityProvider()
    app = Starlette(routes=provider.routes())
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    _wait_until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    provider.url = f"http://127.0.0.1:{port}"
    yield provider
    server.should_exit = True
    thread.join(timeout=10)


def _wait_until(has_come: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not has_come():
        assert time.monotonic() < until, "the provider did not start"
        time.sleep(0.01)
