"""How Streamlit's pages and its server write what they say to each other."""

from collections.abc import Callable, Mapping
from typing import Final

from google.protobuf.message import DecodeError  # type: ignore[import-untyped] # has no types
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

from service.sockets.client_message import LONGEST_NAME, MOST_FIELDS, Heard, Told

_VALUES: Final = frozenset(
    {
        *("trigger_value", "bool_value", "double_value", "int_value", "string_value"),
        *("double_array_value", "int_array_value", "string_array_value", "json_value"),
        *("file_uploader_state_value", "string_trigger_value", "json_trigger_value", None),
    }
)
"""What the fields of our pages hold; tables, recordings and chats are none of them."""
_LONGEST_ADDRESS: Final = 8192
"""What others append to a link to a page is long at times."""
_MOST_HASHES: Final = 1000


class StreamlitWire:
    """Reads and writes Streamlit's messages, as `service.sockets.client_message.Wire` says."""

    def heard(self, data: bytes) -> Heard:
        """Read what a page says."""
        said = BackMsg()
        try:
            said.ParseFromString(data)
        except DecodeError:
            return Heard.GARBLED
        kind = said.WhichOneof("type")
        if kind is None:
            return Heard.GARBLED
        reads = _READERS.get(kind)
        return Heard.FORBIDDEN if reads is None else reads(said)

    def told(self, data: bytes) -> Told:
        """Read what a page is told."""
        said = ForwardMsg.FromString(data)
        match said.WhichOneof("type"):
            case "new_session":
                return Told(session=said.new_session.initialize.session_id)
            case "script_finished":
                return Told(is_end=said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)
            case "backend_operation_response":
                return Told(is_end=True)
            case "file_urls_response":
                files = said.file_urls_response.file_urls
                return Told(uploads=tuple(one.file_id for one in files))
            case _:
                return Told()

    def renamed(self, data: bytes, session: str, token: str) -> bytes:
        """Write another name in the place of a session's id into addresses for uploads."""
        said = ForwardMsg.FromString(data)
        for one in said.file_urls_response.file_urls:
            one.upload_url = one.upload_url.replace(session, token)
            one.delete_url = one.delete_url.replace(session, token)
        written: bytes = said.SerializeToString()
        return written

    def secret_of(self, cookie: str) -> bytes | None:
        """Return what a browser's own cookie holds."""
        return decode_xsrf_token_string(cookie)[0]


def _run(said: BackMsg) -> Heard:
    return Heard.RUN if _is_ours(said.rerun_script) else Heard.FORBIDDEN


def _download(said: BackMsg) -> Heard:
    asked = said.backend_operation_request
    is_file = asked.WhichOneof("payload") == "deferred_file"
    is_short = _are_short(asked.request_id, asked.session_id, asked.deferred_file.file_id)
    return Heard.DOWNLOAD if is_file and is_short else Heard.FORBIDDEN


def _upload(said: BackMsg) -> Heard:
    asked = said.file_urls_request
    is_short = _are_short(asked.request_id, asked.session_id, *asked.file_names)
    return Heard.UPLOAD if len(asked.file_names) == 1 and is_short else Heard.FORBIDDEN


def _is_ours(state: ClientState) -> bool:
    """Tell whether a page of ours can have sent these values of its fields."""
    fields = state.widget_states.widgets
    around = state.context_info
    return (
        len(fields) <= MOST_FIELDS
        and len(state.cached_message_hashes) <= _MOST_HASHES
        and max(len(around.url), len(state.query_string)) <= _LONGEST_ADDRESS
        and _are_short(
            *(state.page_script_hash, state.page_name, state.fragment_id),
            *(around.timezone, around.locale, around.color_scheme),
            *(one.id for one in fields),
            *state.cached_message_hashes,
        )
        and all(one.WhichOneof("value") in _VALUES for one in fields)
    )


def _are_short(*names: str) -> bool:
    return all(len(name) <= LONGEST_NAME for name in names)


_READERS: Final[Mapping[str, Callable[[BackMsg], Heard]]] = {
    "rerun_script": _run,
    "backend_operation_request": _download,
    "file_urls_request": _upload,
    "app_heartbeat": lambda _: Heard.SIGN_OF_LIFE,
    "load_git_info": lambda _: Heard.NEEDLESS,
}
