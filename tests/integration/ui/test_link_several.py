"""Choices of several options at once, in the link."""

from streamlit.testing.v1 import AppTest


def chosen_places(**link: str) -> AppTest:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415

        from het_dash.ui import link  # noqa: PLC0415
        from het_dash.ui.link_several import pick_several, several  # noqa: PLC0415

        link.begin("a-page")
        link.notices()
        places = several("where", {"north": "North", "south": "South", "west": "West"}, ["north"])
        groups = several("groups", {"a": "Group A", "b": "Group B"})
        pick_several("Where", places)
        pick_several("Groups", groups)
        st.text(f"{'+'.join(places.ids)} {'+'.join(groups.ids)}")
        link.write()

    app = AppTest.from_function(script)
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def test_several_options_are_ids_in_the_link_and_an_open_choice_says_all() -> None:
    app = chosen_places()
    assert app.query_params == {"where": "north", "groups": "all"}
    app = app.multiselect[0].select("West").run()
    assert app.text[0].value == "north+west"
    assert app.query_params["where"] == "north.west"
    assert chosen_places(where="north.west", groups="b").text[0].value == "north+west b"


def test_going_back_undoes_the_last_of_several() -> None:
    app = chosen_places(where="north").multiselect[0].select("West").run()
    app.query_params["where"] = "north"  # what the browser does
    assert app.run().multiselect[0].value == ["North"]


def test_a_choice_that_must_not_be_empty_falls_back_to_its_default() -> None:
    app = chosen_places(where="west").multiselect[0].unselect("West").run()
    assert app.text[0].value == "north"


def test_of_several_ids_the_unknown_ones_are_named_and_the_others_shown() -> None:
    app = chosen_places(where="south.nowhere")
    assert app.text[0].value == "south"
    (said,) = (one.value for one in app.warning)
    assert "nowhere" in said
    assert "Showing South instead" in said
