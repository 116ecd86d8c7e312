from scripts.measuring.people import people_lines


def test_at_most_two_people_in_a_hundred_are_placed_where_the_census_does_not_count_them() -> None:
    lines = list(people_lines())
    assert [line.what for line in lines] == [
        "people in another census division",
        "the same, by outlines alone",
        "people in another postal area",
    ]
    assert all(line.measured is not None and line.measured <= 2 for line in lines)
    assert "36,991,981 people" in lines[0].detail
