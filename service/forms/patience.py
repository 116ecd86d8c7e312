"""A small sum for the browser of whoever sends a submission while many come in.

It is asked only then: see ``docs/public-forms.md``. Each answer counts once.
"""

from collections import OrderedDict
from hashlib import sha256
from secrets import token_urlsafe
from threading import Lock
from typing import Final

from itsdangerous import BadData, URLSafeSerializer

from geo.markup import NONE, Markup, as_is, element, together, void
from geo.project import STATIC

PUZZLE: Final = "puzzle"
"""Name of the hidden field that says, signed, how hard the sum is."""
PROOF: Final = "proof"
"""Name of the hidden field that the script fills in."""
EASIEST_BITS: Final = 14
"""16,000 tries on average: some 0.1 s on a laptop, and 0.3 s on an old phone."""
HARDEST_BITS: Final = 18
"""260,000 tries: 1 s and 4 s, while the form is filled in."""
_LONGEST: Final = 20
_REMEMBERED: Final = 20_000
SCRIPT: Final = (STATIC / "patience.js").read_text(encoding="utf-8")
"""What does the sum; it stands in the page, and the page's policy names it by its content."""


class Patience:
    """Asks for sums and checks the answers; the key lives as long as the process."""

    def __init__(self) -> None:
        self._signed = URLSafeSerializer(token_urlsafe(), salt="nearpeer-patience")
        self._met: OrderedDict[str, None] = OrderedDict()
        self._one_by_one = Lock()

    def puzzle(self, bits: int) -> str:
        """Make a sum.

        Parameters
        ----------
        bits
            How many zeros a digest has to begin with; each more doubles the work.
        """
        return str(self._signed.dumps([token_urlsafe(12), bits]))

    def is_met(self, puzzle: str, proof: str) -> bool:
        """Tell whether an answer is right, and was not given before."""
        try:
            _, bits = self._signed.loads(puzzle)
        except (BadData, ValueError, TypeError):
            return False
        if not proof.isascii() or len(proof) > _LONGEST or not _solves(puzzle, proof, bits):
            return False
        with self._one_by_one:
            is_new = puzzle not in self._met
            self._met[puzzle] = None
            if len(self._met) > _REMEMBERED:
                self._met.popitem(last=False)
        return is_new


def _solves(puzzle: str, proof: str, bits: int) -> bool:
    digest = sha256(f"{puzzle}.{proof}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - bits) == 0


def patience_fields(puzzle: str) -> Markup:
    """Write a sum into a form, with what does it; nothing where none is asked."""
    if not puzzle:
        return NONE
    return together(
        (
            void("input", type="hidden", name=PUZZLE, value=puzzle),
            void("input", type="hidden", name=PROOF, value=""),
            element("script", as_is(SCRIPT)),
        )
    )
