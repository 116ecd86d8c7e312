"""A visitor's browser as far as the server sees it: a page's document, its websocket, a search."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

WITHIN_S: Final = 60.0
STREAM: Final = "/_stcore/stream"


@dataclass(slots=True)
class Tab:
    """An open page.

    Parameters
    ----------
    fields
        The id of each field of the page, by the key that the program gave it.
    fragments
        The part of the page that is drawn anew when a field changes, by the same key.
    said
        What is in the page as HTML, in the order of its coming.
    """

    line: ClientConnection
    page: str = ""
    session: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    elements: dict[str, Element] = field(default_factory=dict)

    async def load(self) -> None:
        """Ask for the page, and wait until it is drawn."""
        await self._run(BackMsg())

    async def search(self, place: str) -> None:
        """Ask for the groups near a place, and wait until they are drawn."""
        await self.run_with(
            (
                WidgetState(id=self.fields["where"], string_value=place),
                WidgetState(id=self.fields["find"], trigger_value=True),
            ),
            of="find",
        )

    async def open_page(self, name: str) -> None:
        """Go to another page, and wait until it is drawn."""
        asked = BackMsg()
        asked.rerun_script.page_name = name
        await self._run(asked)

    async def run_with(self, states: Iterable[WidgetState], *, of: str = "") -> None:
        """Send what stands in fields, and wait until the page is drawn.

        Parameters
        ----------
        of
            The field that was pressed: the part of the page that it stands in is drawn anew.
        """
        asked = BackMsg()
        asked.rerun_script.fragment_id = self.fragments.get(of, "")
        asked.rerun_script.widget_states.widgets.extend(states)
        await self._run(asked)

    async def _run(self, asked: BackMsg) -> None:
        self.said.clear()
        asked.rerun_script.query_string = ""
        if not asked.rerun_script.page_name:
            asked.rerun_script.page_script_hash = self.page
        await self.line.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await self._next())
            if told.WhichOneof("type") == "script_finished":
                return
            self._note(told)

    async def _next(self) -> bytes:
        received = await asyncio.wait_for(self.line.recv(decode=False), WITHIN_S)
        return bytes(received)

    def _note(self, told: ForwardMsg) -> None:
        if told.WhichOneof("type") == "new_session":
            self.page = told.new_session.page_script_hash
            self.session = told.new_session.initialize.session_id
        if told.WhichOneof("type") != "delta":
            return
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "html":
            self.said.append(element.html.body)
        drawn = getattr(getattr(element, kind, None), "id", "") if kind else ""
        if drawn:
            key = drawn.split("-", 2)[-1]
            self.fields[key], self.fragments[key] = drawn, told.delta.fragment_id
            self.elements[drawn] = element


async def open_tab(host: str, port: int, *, address: str = "", compressed: bool = False) -> Tab:
    """Open a page's line, and wait until the page is drawn.

    Parameters
    ----------
    address
        The client's own address, if it matters; on Linux any of 127.0.0.0/8.
    compressed
        Whether messages are compressed, as in a browser; it takes memory and time on both sides.
    """
    line = await connect(
        f"ws://{host}:{port}{STREAM}",
        subprotocols=["streamlit"],  # type: ignore[list-item] # a string in all but name
        compression="deflate" if compressed else None,
        max_size=None,
        ping_interval=None,
        open_timeout=WITHIN_S,
        proxy=None,
        local_addr=(address, 0) if address else None,
    )
    tab = Tab(line)
    await tab.load()
    return tab


async def ask(
    host: str,
    port: int,
    path: str,
    *,
    address: str = "",
    method: str = "GET",
    headers: str = "",
    body: bytes = b"",
) -> bytes:
    """Ask for an address on a connection of its own; return the whole reply.

    Parameters
    ----------
    headers
        Beside the usual ones, each with its end of line.
    """
    reader, writer = await asyncio.open_connection(
        host, port, local_addr=(address, 0) if address else None
    )
    try:
        usual = f"Host: {host}:{port}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{method} {path} HTTP/1.1\r\n{usual}{headers}\r\n".encode() + body)
        return await asyncio.wait_for(reader.read(), WITHIN_S)
    finally:
        writer.close()
