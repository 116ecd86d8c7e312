"""Values of ours on their way from one process to another."""

import copyreg
import io
import pickle
from types import MappingProxyType
from typing import Any, BinaryIO, Final


def _proxy_of(entries: dict[Any, Any]) -> "MappingProxyType[Any, Any]":
    return MappingProxyType(entries)  # pickle finds no name for the type itself


def _as_it_was(proxy: "MappingProxyType[Any, Any]") -> tuple[Any, ...]:
    return _proxy_of, (dict(proxy),)


_WAYS: Final = copyreg.dispatch_table | {MappingProxyType: _as_it_was}


def packed(value: object) -> bytes:
    """Pack a value, and the views of dictionaries in it, which pickle alone does not take."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _WAYS
    pickler.dump(value)
    return written.getvalue()


def unpacked(source: BinaryIO | bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """Unpack the next value of our own other process; of nobody else's."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    return pickle.load(stream)  # noqa: S301 - packed by this program
