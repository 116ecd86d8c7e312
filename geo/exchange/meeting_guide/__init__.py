"""Meeting Guide feeds, in and out."""
