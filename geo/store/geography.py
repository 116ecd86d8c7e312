"""A position on the ellipsoid as PostGIS keeps it.

The one type that is needed of GeoAlchemy2, without NumPy and shapely, which that imports and for
which every first visitor would wait.
"""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, func
from sqlalchemy.types import UserDefinedType


class Geography(UserDefinedType[str]):
    """A point in WGS 84; written as well-known text, ``"POINT(lon lat)"`` in degrees."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401 - SQLAlchemy's signature
        """Name the type as PostGIS does."""
        return "geography(POINT,4326)"

    def bind_expression(self, bindvalue: BindParameter[str]) -> ColumnElement[str]:
        """Read the text that is written."""
        return func.ST_GeogFromText(bindvalue, type_=self)
