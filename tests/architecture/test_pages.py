"""Templates: a view and its template share a name, and a page carries no code and no style."""

import re
from html.parser import HTMLParser

from tests.architecture.tree import PACKAGE, ROOT, modules, templates

# Pages whose folder is not the module that shows them, and why.
ELSEWHERE = {
    "cases": {"cases", "case_acts", "search"},  # acts and search of cases show pages of cases
    "security": {"welcome"},  # the sign-in pages stand together; the package renders the others
}
FROM_THE_PACKAGE = "security/"
FRAMES = {"base.html", "door.html"}
READ_ALOUD = {"aria-label", "title", "placeholder", "alt"}


class Words(HTMLParser):
    """Collect what a page says in letters of its own, apart from what its template fills in."""

    def __init__(self):
        super().__init__()
        self.said = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in {"script", "style"}
        self.said += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def own_part(path):
    """Return a template without what Jinja fills in."""
    text = path.read_text("utf-8")
    for inside in (r"{#.*?#}", r"{%.*?%}", r"{{.*?}}"):
        text = re.sub(inside, " ", text, flags=re.DOTALL)
    return text


def own_words(path):
    words = Words()
    words.feed(own_part(path))
    # A piece of an address is not a word.
    return [one for one in words.said if re.search(r"(?<![?&])\b[A-Za-z]{2,}(?!=)\b", one)]


def rendered():
    for path in modules(below=PACKAGE / "web"):
        for name in re.findall(r'render_template\(\s*"([^"]+)"', path.read_text("utf-8")):
            yield path.stem, name


def name_below(path):
    return path.relative_to(ROOT / "templates").as_posix()


def test_every_page_stands_in_the_folder_of_its_views():
    strangers = [
        (module, name)
        for module, name in rendered()
        if module not in ELSEWHERE.get(name.split("/")[0], {name.split("/")[0]})
    ]

    # Error pages are told apart by their status, not by a blueprint.
    assert strangers == []


def test_every_view_renders_a_template_that_exists_and_every_page_is_rendered():
    shown = {name for _, name in rendered()}
    pages = {
        name_below(path)
        for path in templates()
        if not path.name.startswith("_") and path.parent.name != "_parts"
    }
    own = {name for name in pages if not name.startswith(FROM_THE_PACKAGE)} - FRAMES

    assert shown <= pages
    assert own <= shown


def test_no_page_carries_style_or_code():
    inline = re.compile(r"<[^>]*\s(style|on[a-z]+)\s*=|<style|javascript:")

    assert [name_below(path) for path in templates() if inline.search(own_part(path))] == []


def test_every_script_is_a_file_of_ours_or_plain_data():
    tags = {
        f"{name_below(path)}: {tag}"
        for path in templates()
        for tag in re.findall(r"<script[^>]*>", path.read_text("utf-8"))
        if not re.search(r'src="{{ (asset|plotly_address)\(|type="application/json"', tag)
    }

    assert tags == set()


def test_only_plain_data_for_a_script_is_written_unescaped():
    data = re.compile(r'<script type="application/json".*?</script>', re.DOTALL)
    unescaped = [
        name_below(path)
        for path in templates()
        if re.search(r"\|\s*safe\b|autoescape", data.sub("", path.read_text("utf-8")))
    ]

    assert unescaped == []


def test_every_word_of_a_page_is_marked_for_translation():
    assert {name_below(path): said for path in templates() if (said := own_words(path))} == {}
