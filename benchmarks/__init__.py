"""How fast Nearpeer is, beside the bars it sets itself: ``python -m benchmarks``."""
