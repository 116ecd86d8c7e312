from geo.markup import Markup, element, said
from service.guides.markdown import markup_of, part_of


def link(words: str, to: str) -> Markup:
    return element("a", said(words), href=to)


def body(text: str) -> str:
    return markup_of(f"# Title\n\n{text}\n", link)


def test_the_first_heading_is_no_part_of_the_body() -> None:
    assert body("Text.") == "<p>Text.</p>"


def test_a_heading_can_be_linked_to() -> None:
    assert body("## The six questions") == '<h2 id="the-six-questions">The six questions</h2>'
    assert part_of("Quand personne ne répond") == "quand-personne-ne-répond"


def test_lines_of_a_paragraph_are_one_and_a_word_in_bold_may_run_over_them() -> None:
    assert (
        body("Press **Snooze\n30 days** now.")
        == "<p>Press <strong>Snooze 30 days</strong> now.</p>"
    )


def test_an_item_of_a_list_may_have_several_lines() -> None:
    assert body("- one\n  more\n- *two*") == "<ul><li>one more</li><li><em>two</em></li></ul>"
    assert body("1. one\n2. `id`") == "<ol><li>one</li><li><code>id</code></li></ol>"


def test_a_table_has_heads_for_its_columns() -> None:
    assert body("| a | b |\n|---|---|\n| 1 | 2 |") == (
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )


def test_a_picture_of_the_service_is_left_out_where_the_service_is() -> None:
    assert body("One.\n\n![The page](page.png)\n\nTwo.") == "<p>One.</p><p>Two.</p>"


def test_a_quotation_is_one() -> None:
    assert body("> All of\n> it.") == "<blockquote><p>All of it.</p></blockquote>"


def test_text_never_becomes_an_element() -> None:
    assert body("a <b> & **<i>** [<u>](x)") == (
        '<p>a &lt;b&gt; &amp; <strong>&lt;i&gt;</strong> <a href="x">&lt;u&gt;</a></p>'
    )
