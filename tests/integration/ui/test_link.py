"""Choices that the link keeps."""

from streamlit.testing.v1 import AppTest


def opened(**link: str) -> AppTest:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415

        from het_dash.ui import link  # noqa: PLC0415

        link.begin("a-page")
        link.notices()
        options = {"bp": "Blood pressure", "af": "Atrial fibrillation"}
        measure = link.choice("measure", options, "af", formerly={"blood_pressure": "bp"})
        link.select("Measure", measure)
        st.text(measure.id)
        link.write()

    app = AppTest.from_function(script)
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def test_a_link_without_the_choice_gets_the_default_written_as_an_id() -> None:
    app = opened()
    assert app.text[0].value == "af"
    assert app.query_params == {"measure": "af"}


def test_the_link_decides_what_is_shown_by_id_or_by_label_of_an_older_link() -> None:
    assert opened(measure="bp").text[0].value == "bp"
    app = opened(measure="Blood pressure")
    assert app.text[0].value == "bp"
    assert app.query_params == {"measure": "bp"}


def test_what_the_reader_chooses_is_written_into_the_link() -> None:
    app = opened(measure="bp").selectbox[0].select("Atrial fibrillation").run()
    assert app.text[0].value == "af"
    assert app.query_params == {"measure": "af"}


def test_going_back_undoes_the_last_choice() -> None:
    app = opened(measure="bp").selectbox[0].select("Atrial fibrillation").run()
    app.query_params["measure"] = "bp"  # what the browser does
    assert app.run().text[0].value == "bp"
    assert app.selectbox[0].value == "Blood pressure"


def test_an_unknown_id_is_named_with_what_is_shown_instead() -> None:
    app = opened(measure="<b>x")
    assert app.text[0].value == "af"
    (warning,) = (one.value for one in app.warning)
    assert "x" in warning
    assert "Showing Atrial fibrillation instead" in warning


def typed(**link: str) -> AppTest:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415

        from het_dash.ui import link  # noqa: PLC0415

        link.begin("a-page")
        find = link.typed("find")
        st.text_input("Find", **find.kept())
        st.button("Clear", on_click=find.use)
        st.text(find.words)
        link.write()

    app = AppTest.from_function(script)
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def test_words_are_in_the_link_only_while_there_are_any() -> None:
    app = typed(other="kept")
    assert app.query_params == {"other": "kept"}
    app.text_input[0].set_value("  blood   pressure ").run()
    assert app.text[0].value == "blood pressure"
    assert app.query_params == {"other": "kept", "find": "blood pressure"}
    app.button[0].click().run()
    assert app.text_input[0].value == ""
    assert app.query_params == {"other": "kept"}


def test_a_link_brings_words_and_going_back_takes_them_away() -> None:
    app = typed(find="kidney")
    assert app.text_input[0].value == "kidney"
    app.text_input[0].set_value("heart").run()
    app.query_params["find"] = "kidney"
    assert app.run().text[0].value == "kidney"
    del app.query_params["find"]
    assert app.run().text[0].value == ""


def test_a_long_or_odd_link_is_cut_to_one_printable_line() -> None:
    app = typed(find="a\nb\x00" + "x" * 500)
    assert app.text[0].value == "a b " + "x" * 96
    assert app.query_params["find"] == "a b " + "x" * 96


def test_a_renamed_id_opens_what_it_is_called_now_without_a_word() -> None:
    app = opened(measure="blood_pressure")
    assert app.text[0].value == "bp"
    assert app.query_params["measure"] == "bp"
    assert not app.warning


def test_the_warning_stays_until_the_reader_chooses_something() -> None:
    app = opened(measure="x").run()
    assert len(app.warning) == 1
    assert not app.selectbox[0].select("Blood pressure").run().warning
