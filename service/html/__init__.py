"""The plain page, and what it shares with the others: the bar of help, head, foot, addresses."""
