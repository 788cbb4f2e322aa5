"""The institutions of a corpus, each under all the forms in which its text writes it.

In: the mentions of a corpus, what its documents are about, the abbreviations that it declares. Out: which institution a
mention means, its other forms, short names. How a name is taken apart is read in schools.py and institutions.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.institutions import short_names
from assistant.schools import SchoolMention


@dataclass(frozen=True)
class Registry:
    """`known` are the corpus's mentions, one a form; `homes` are what its documents are about, by level (市, 县 …)."""

    known: tuple[SchoolMention, ...] = ()
    homes: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    declared: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def forms_of(self, mention: SchoolMention) -> tuple[str, ...]:
        """Return all forms in which the corpus writes the school or other institution of `mention`.

        A mention without a stem (卫校) names a school only where the corpus has a single one of that type.
        """
        if not mention.is_school:
            return self._forms_of_institution(mention)
        if mention.stem:
            texts = [known.text for known in self.known if known.same_school(mention)]
            return tuple(dict.fromkeys((*texts, *(other for text in texts for other in self.declared.get(text, ())))))
        same_type = [known for known in self.known if known.group == mention.group != "generic"]
        if len({known.stem for known in same_type}) != 1:
            return ()
        return tuple(dict.fromkeys(known.text for known in same_type))

    def short_names(self) -> dict[str, SchoolMention]:
        """Return the institutions by what people may call them for short, where it tells which one is meant."""
        found: dict[str, list[SchoolMention]] = {}
        for known in self.known:
            if not known.is_school:
                for short in short_names(known.place, known.level, known.core, known.group):
                    found.setdefault(short, []).append(known)
        return {short: many[0] for short, many in found.items() if all(self._same(many[0], one) for one in many)}

    def of_home(self, mention: SchoolMention) -> bool:
        """Tell a sort of school (吕梁市职业高中) from a name: what stands before it is the corpus's own area."""
        own = {name for names in self.homes.values() for name in names}
        return mention.group == "centre" or mention.stem in own

    def _forms_of_institution(self, mention: SchoolMention) -> tuple[str, ...]:
        texts = [known.text for known in self.known if known.group == mention.group and self._same(mention, known)]
        return tuple(dict.fromkeys((*texts, *(other for text in texts for other in self.declared.get(text, ())))))

    def _same(self, mention: SchoolMention, known: SchoolMention) -> bool:
        """Tell whether a mention can name the institution that the corpus knows: the same core, no other place."""
        if mention.core != known.core or (mention.level and known.level and mention.level != known.level):
            lone = not (mention.place or mention.level)  # 平川人民医院 is 平川县人民医院
            return lone and not known.core and mention.core == known.place
        if mention.place and known.place:
            return mention.place == known.place
        return self._is_home(mention.place or known.place, mention.level or known.level)

    def _is_home(self, place: str, level: str) -> bool:
        """Tell whether 市 alone means this place; a place that is not named may be the corpus's own."""
        return not place or place in self.homes.get(level, ())
