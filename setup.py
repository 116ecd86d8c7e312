"""What is installed: `geo`, `service` and `views`, and a folder ``nearpeer`` of all their files.

The rest stands in ``pyproject.toml``, which cannot say that a package is more than those it finds.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["geo", "geo.*", "service*", "views*"]), "nearpeer"],
    package_dir={"nearpeer": "."},
)
