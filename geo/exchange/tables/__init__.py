"""Listings as rows of a spreadsheet: CSV and XLSX, ours or another's."""
