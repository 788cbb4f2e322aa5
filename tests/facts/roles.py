"""An accountant whose networks are told what to read: which figures play which role in a question, by their texts."""

from assistant.facts.accountant import Accountant
from assistant.facts.asked.parse import Parse
from assistant.facts.meant import MeaningReader
from assistant.facts.roles import Roles
from tests.facts.desk import SEGMENTER, WORDS, query, report

HOSPITAL = report(
    "卫生技术人员1344人，其中医师420人、护士756人、药师84人。全院开放床位1050张。",
    "新入院患者41200人，比上年减少1300人。手术机器人的手术成功率92%。",
    "志愿者84人，义诊12场。药房的志愿者84人。",
)
QUESTION = "打针的和看病的怎么样，要算一算"
NOTHING = Roles(0.0, 0.0, 0.0)


def reader(**roles):
    """Return a reader that tells the figures of each role by a list of their texts, as a trained one does by meaning.

    A text with a number after # is meant with that probability in percent.
    """
    listed = {}
    for role, texts in roles.items():
        for text in texts.split():
            figure, _, percent = text.partition("#")
            listed[figure] = Roles(**{"first": 0.0, "second": 0.0, "asked": 0.0, role: int(percent or 97) / 100})

    def read(_question, sentences):
        return [[listed.get(one.sentence[start:end], NOTHING) for start, end in one.figures] for one in sentences]

    return read


def figures(_phrase, marked):
    """Tell of no figure that a phrase means it."""
    return [-9.0] * len(marked)


def books_of(parse, read, figures=figures, chunks=HOSPITAL):
    meaning = MeaningReader(lambda _: parse, read, figures)
    return Accountant(chunks, tagger=SEGMENTER, words=WORDS, meaning=meaning)


def compute(operation, read, *, question=QUESTION, chunks=HOSPITAL, parse=None, figures=figures, **options):
    books = books_of(parse or Parse(operation, 0.9), read, figures, chunks)
    return books.compute_meant(query(chunks, question), chunks, **{"answered": False, **options})
