"""The bar of help, and the plain page."""
