"""From a request to a question and its answer, and how one is turned down."""
