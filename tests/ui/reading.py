"""Read HTML back: its elements with their attributes, and its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input"}


@dataclass
class Element:
    """One element; `text` is that of everything inside it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()


@dataclass
class Reading(HTMLParser):
    """All elements in order; fails on a closing tag that closes nothing."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for element in self.open:
            element.text += data

    def find(self, name: str) -> list[Element]:
        """Elements by tag name, or by class with a leading dot."""
        if name.startswith("."):
            return [element for element in self.elements if name[1:] in element.classes]
        return [element for element in self.elements if element.tag == name]


def read(html: str) -> Reading:
    """Read a whole piece; every element that was opened must be closed."""
    reading = Reading()
    reading.feed(html)
    reading.close()
    assert not reading.open
    return reading
