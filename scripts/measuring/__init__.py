"""How right the answers about places are, each figure beside its bar."""
