"""How the extension is compiled: no flag may change the last bit of a distance.

Python multiplies and adds in two steps, each rounded; ``-ffp-contract=off`` keeps a compiler from
doing both in one.
"""

from setuptools import Extension, setup

MODULES = ("geodesic", "corners", "directory", "ranking", "times", "walk", "ladder", "answer")
FLAGS = ["-O2", "-ffp-contract=off"]

setup(
    packages=["nearpeer_native"],
    include_package_data=False,
    package_data={"nearpeer_native": ["*.pyi", "py.typed"]},
    ext_modules=[
        Extension(
            f"nearpeer_native.{name}",
            [f"nearpeer_native/{name}.pyx"],
            extra_compile_args=FLAGS,
        )
        for name in MODULES
    ],
)
