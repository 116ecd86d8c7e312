"""A visitor's browser as far as the server sees it: a page's document, its websocket, a search."""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
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
    said
        What is in the page as HTML, in the order of its coming.
    """

    line: ClientConnection
    page: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    async def load(self) -> None:
        """Ask for the page, and wait until it is drawn."""
        await self._run(BackMsg())

    async def search(self, place: str) -> None:
        """Ask for the groups near a place, and wait until they are drawn."""
        asked = BackMsg()
        states = asked.rerun_script.widget_states.widgets
        states.append(WidgetState(id=self.fields["where"], string_value=place))
        states.append(WidgetState(id=self.fields["find"], trigger_value=True))
        await self._run(asked)

    async def _run(self, asked: BackMsg) -> None:
        self.said.clear()
        asked.rerun_script.query_string = ""
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
        if told.WhichOneof("type") != "delta":
            return
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "html":
            self.said.append(element.html.body)
        drawn = getattr(getattr(element, kind, None), "id", "") if kind else ""
        if drawn:
            self.fields[drawn.rsplit("-", 1)[-1]] = drawn


async def open_tab(host: str, port: int, *, address: str = "") -> Tab:
    """Open a page's line, and wait until the page is drawn.

    Parameters
    ----------
    address
        The client's own address, if it matters; on Linux any of 127.0.0.0/8.
    """
    line = await connect(
        f"ws://{host}:{port}{STREAM}",
        subprotocols=["streamlit"],  # type: ignore[list-item] # a string in all but name
        compression=None,
        max_size=None,
        ping_interval=None,
        open_timeout=WITHIN_S,
        proxy=None,
        local_addr=(address, 0) if address else None,
    )
    tab = Tab(line)
    await tab.load()
    return tab


async def ask(host: str, port: int, path: str, *, address: str = "", headers: str = "") -> bytes:
    """Ask for an address on a connection of its own; return the whole reply."""
    reader, writer = await asyncio.open_connection(
        host, port, local_addr=(address, 0) if address else None
    )
    try:
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n"
        writer.write(request.encode())
        return await asyncio.wait_for(reader.read(), WITHIN_S)
    finally:
        writer.close()
