"""How the pages look is read once, and told each time."""

from streamlit.proto.NewSession_pb2 import CustomThemeConfig

from views.session.looks import reading_once


def test_each_part_of_the_looks_is_read_once_and_told_every_time() -> None:
    read: list[str] = []

    def part(message: CustomThemeConfig, name: str = "theme") -> None:
        read.append(name)
        message.primary_color = name

    told = reading_once(part)
    messages = [CustomThemeConfig() for _ in range(4)]
    for message, name in zip(messages, ((), ("theme.dark",), (), ("theme.dark",)), strict=True):
        told(message, *name)
    shown = [message.primary_color for message in messages]
    assert shown == ["theme", "theme.dark", "theme", "theme.dark"]
    assert read == ["theme", "theme.dark"]
