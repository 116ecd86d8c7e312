from scripts.evaluate_people import evaluate_people


def test_at_most_two_people_in_a_hundred_are_in_a_wrong_division() -> None:
    figures = evaluate_people()
    assert figures.in_wrong_division == 0
    assert figures.by_points <= 0.02
    assert figures.in_wrong_area <= 0.003
    assert figures.northern_median_error <= 0.05
