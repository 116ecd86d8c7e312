"""The line between a page and the server: who may open one, what may be said and sent up."""
