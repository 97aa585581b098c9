"""The only package that knows Streamlit."""

from het_dash.store import current_store as figures
from het_dash.ui.page import page
from het_dash.ui.show import section

__all__ = ["figures", "page", "section"]
