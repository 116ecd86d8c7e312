"""What every response has: headers, cookies that are ours, and how errors and refusals are said."""
