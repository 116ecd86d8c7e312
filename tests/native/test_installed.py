import os
from importlib.util import find_spec

import pytest


def test_the_compiled_extra_is_installed_where_the_checks_run() -> None:
    if find_spec("nearpeer_native") is None and "CI" not in os.environ:
        pytest.skip("the compiled extra is not built here: make native")
    assert find_spec("nearpeer_native") is not None
