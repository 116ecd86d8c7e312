"""How Streamlit's pages and its server write what they say to each other."""

from typing import Any, Final

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from service.sockets.client_message import MOST_FIELDS, Heard, Told
from views.wire import StreamlitWire

WIRE: Final = StreamlitWire()
RUN: Final[dict[str, Any]] = {
    "query_string": "lang=fr&" + "a" * 1000,
    "page_script_hash": "0" * 32,
    "page_name": "groups",
    "widget_states": {
        "widgets": [
            {"id": "$$ID-1", "string_value": "Iqaluit " * 500},
            {"id": "$$ID-2", "trigger_value": True},
            {"id": "$$ID-3"},
            {"id": "$$ID-4", "string_array_value": {"data": ["a", "b"]}},
            {"id": "$$ID-5", "file_uploader_state_value": {}},
            {"id": "$$ID-6", "json_trigger_value": "{}"},
        ]
    },
    "context_info": {"timezone": "America/Toronto", "url": "https://nearpeer.example/groups"},
}


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ({"rerun_script": RUN}, Heard.RUN),
        ({"rerun_script": {}}, Heard.RUN),
        ({"app_heartbeat": True}, Heard.SIGN_OF_LIFE),
        ({"load_git_info": True}, Heard.NEEDLESS),
        ({"file_urls_request": {"request_id": "1", "file_names": ["a.csv"]}}, Heard.UPLOAD),
        ({"backend_operation_request": {"deferred_file": {"file_id": "1"}}}, Heard.DOWNLOAD),
        ({}, Heard.GARBLED),
        ({"clear_cache": True}, Heard.FORBIDDEN),
        ({"stop_script": True}, Heard.FORBIDDEN),
        ({"file_urls_request": {"file_names": ["a.csv", "b.csv"]}}, Heard.FORBIDDEN),
        ({"file_urls_request": {"file_names": ["a" * 600]}}, Heard.FORBIDDEN),
        ({"backend_operation_request": {"deferred_file": {"file_id": "1" * 600}}}, Heard.FORBIDDEN),
        ({"backend_operation_request": {"install_skills": {}}}, Heard.FORBIDDEN),
        ({"rerun_script": {"page_name": "a" * 600}}, Heard.FORBIDDEN),
        ({"rerun_script": {"query_string": "a" * 9000}}, Heard.FORBIDDEN),
        ({"rerun_script": {"cached_message_hashes": ["a"] * 1001}}, Heard.FORBIDDEN),
    ],
)
def test_a_message_is_what_a_page_says_or_it_is_forbidden(
    said: dict[str, Any], heard: Heard
) -> None:
    assert WIRE.heard(BackMsg(**said).SerializeToString()) is heard


@pytest.mark.parametrize("kind", ["arrow_value", "bytes_value", "chat_input_value"])
def test_a_field_that_no_page_has_is_forbidden(kind: str) -> None:
    value: Any = b"a" if kind == "bytes_value" else {}
    widgets = [{"id": "1", kind: value}]
    given: Any = {"widget_states": {"widgets": widgets}}
    said = BackMsg(rerun_script=given)
    assert WIRE.heard(said.SerializeToString()) is Heard.FORBIDDEN


def test_more_fields_than_any_page_has_are_forbidden() -> None:
    widgets = [{"id": str(number)} for number in range(MOST_FIELDS + 1)]
    given: Any = {"widget_states": {"widgets": widgets}}
    said = BackMsg(rerun_script=given)
    assert WIRE.heard(said.SerializeToString()) is Heard.FORBIDDEN


def test_what_is_no_message_is_garbled() -> None:
    for data in (b"", b"\xff", b"GET / HTTP/1.1"):
        assert WIRE.heard(data) is Heard.GARBLED


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"new_session": {"initialize": {"session_id": "s"}}}, Told(session="s")),
        ({"script_finished": ForwardMsg.FINISHED_SUCCESSFULLY}, Told(is_end=True)),
        ({"script_finished": ForwardMsg.FINISHED_WITH_COMPILE_ERROR}, Told(is_end=True)),
        ({"script_finished": ForwardMsg.FINISHED_EARLY_FOR_RERUN}, Told()),
        ({"backend_operation_response": {"request_id": "1"}}, Told(is_end=True)),
        ({"file_urls_response": {"file_urls": [{"file_id": "f"}]}}, Told(uploads=("f",))),
        ({"heartbeat_ack": True}, Told()),
    ],
)
def test_what_a_page_is_told_is_read_as_far_as_the_guard_needs_it(
    said: dict[str, Any], told: Told
) -> None:
    assert WIRE.told(ForwardMsg(**said).SerializeToString()) == told


def test_an_address_for_a_file_names_the_token_and_no_session() -> None:
    address = "/_stcore/upload_file/the-session/the-file"
    urls = [{"file_id": "the-file", "upload_url": address, "delete_url": address}]
    given: Any = {"response_id": "r", "file_urls": urls}
    said = ForwardMsg(file_urls_response=given)
    renamed = WIRE.renamed(said.SerializeToString(), "the-session", "a-token")
    assert b"the-session" not in renamed
    [one] = ForwardMsg.FromString(renamed).file_urls_response.file_urls
    assert one.upload_url == one.delete_url == "/_stcore/upload_file/a-token/the-file"
