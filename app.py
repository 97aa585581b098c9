"""The app: `streamlit run app.py`, or any ASGI server with `app:app`. Every page's frame is het_dash/ui/frame.py."""

import streamlit as st
from starlette.middleware import Middleware

from het_dash.catalogue.paths import PACKAGE
from het_dash.ui.headers import SafeHeaders
from het_dash.ui.startup import warmed_up

app = st.App(str(PACKAGE / "ui" / "frame.py"), middleware=[Middleware(SafeHeaders)], lifespan=warmed_up)
