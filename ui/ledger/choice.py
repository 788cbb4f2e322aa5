"""What the tab 数据台账 was asked to show: filter, order, page.

In: the form's fields and the clicked heading, as the browser sent them. Out: a `Choice`, its filter, the address of the
same figures as a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.export.rows import Filter
from assistant.types import Figure

PAGE = 50
ORDERS = ("place", "indicator", "subject", "value", "period")


@dataclass(frozen=True)
class Choice:
    """`place` is a document's id, or that with a chapter's printed number behind a slash; `page` counts from 1."""

    place: str = ""
    school: str = ""
    unit: str = ""
    text: str = ""
    order: str = "place"
    falling: bool = False
    page: int = 1

    @property
    def document(self) -> str:
        """The document that is kept to, "" for all."""
        return self.place.split("/", 1)[0]

    @property
    def section(self) -> str:
        """The chapter that is kept to, "" for all."""
        return self.place.partition("/")[2]

    @property
    def filter(self) -> Filter:
        """The filter of the ledger."""
        documents = (self.document,) if self.document else ()
        return Filter(documents=documents, section=self.section, text=self.text, unit=self.unit, school=self.school)

    def address(self, format_: str) -> str:
        """Return where the same figures are as a file."""
        asked = {"format": format_, "document": self.document, "section": self.section}
        asked |= {"text": self.text, "unit": self.unit, "school": self.school}
        return "/api/v1/figures?" + urlencode({name: value for name, value in asked.items() if value})


def read_choice(sent: Mapping[str, object]) -> Choice:
    """Read what the browser sent; what makes no sense is left at its default."""

    def text(name: str) -> str:
        value = sent.get(name)
        return value.strip()[:200] if isinstance(value, str) else ""

    page = text("page")
    order = text("order")
    return Choice(
        place=text("place"),
        school=text("school"),
        unit=text("unit"),
        text=text("text"),
        order=order if order in ORDERS else "place",
        falling=text("falling") == "yes",
        page=max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1,
    )


def ordered(figures: Sequence[Figure], choice: Choice) -> list[Figure]:
    """Return the figures in the chosen order; names by the order of the national character set, which is by sound."""

    def sound(text: str) -> tuple[bool, bytes]:
        return not text, text.encode("gb18030", "replace")  # what has no name comes last

    keys = {
        "indicator": lambda f: sound(f.indicator),
        "subject": lambda f: sound(f.subject),
        "period": lambda f: sound(f.period),
        "value": lambda f: (False, f.value),
    }
    if choice.order not in keys:
        return list(reversed(figures)) if choice.falling else list(figures)
    return sorted(figures, key=keys[choice.order], reverse=choice.falling)
