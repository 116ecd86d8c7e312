"""What stands beside the Streamlit page: the plain page, the JSON API, the guard of all."""
