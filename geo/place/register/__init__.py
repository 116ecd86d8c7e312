"""The streets and house numbers of a province, from a register that the operator drops in."""
