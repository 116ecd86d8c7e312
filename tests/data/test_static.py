import json

from scripts.build_static import STATIC, base_map


def test_the_base_map_is_what_the_boundaries_make() -> None:
    shipped = json.loads((STATIC / "basemap.json").read_text(encoding="utf-8"))
    assert shipped == json.loads(json.dumps(base_map()))


def test_every_province_and_named_region_can_be_drawn() -> None:
    shipped = json.loads((STATIC / "basemap.json").read_text(encoding="utf-8"))
    assert len(shipped["provinces"]) == 13
    assert "northern-bc" in shipped["north"]
