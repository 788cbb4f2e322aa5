"""An accountant over a few sentences, for tests of the ledger and of arithmetic: real words, no index.

`report(*paragraphs)` makes one chunk a paragraph; `ask(chunks, question)` computes as the pipeline does.
"""

from assistant.facts.accountant import Accountant
from assistant.facts.wants import Words
from assistant.lexicon import Lexicon
from assistant.retrieve.query import understand
from assistant.text import Segmenter, sentences
from assistant.types import Cell, Chunk, Kind, Row, Sentence, Table
from tests.fakes import chunk

SEGMENTER = Segmenter()
ALIKE = {"在校生": ("学生", "在校学生"), "学生": ("在校生", "在校学生"), "中职": ("中等职业学校",)}


def content(text):
    kept = set(SEGMENTER.content_words(text))
    return [word for word, _ in SEGMENTER.tagged(text) if word in kept]


WORDS = Words(content=content, forms=lambda word: (word, *ALIKE.get(word, ())), weight=lambda _: 3.0)


def report(*paragraphs, heading="报告（2025年）", case=False):
    """Return one chunk for each paragraph, in one section."""
    chunks = []
    for number, text in enumerate(paragraphs):
        pieces = [text[span.start : span.end] for span in sentences(text)]
        made = chunk(f"c{number}", *pieces, heading=heading)
        chunks.append(made.model_copy(update={"kind": Kind.CASE} if case else {}))
    return chunks


def table(header, *rows, caption="表1 情况"):
    """Return a chunk that holds one table, a row a sentence."""
    text, sentence_list, row_list = "", [], []
    for row in rows:
        cells, start = [], len(text)
        for value in row:
            cells.append(Cell(text=value, start=len(text), end=len(text) + len(value)))
            text += value + "\t"
        text += "\n"
        row_list.append(Row(cells=tuple(cells), start=start, end=len(text)))
        said = "；".join(f"{name}：{value}" for name, value in zip(header, row, strict=True))
        sentence_list.append(Sentence(text=said, start=start, end=len(text)))
    read = Table(caption=caption, header=header, rows=tuple(row_list))
    return Chunk(
        id="t",
        document_id="report",
        section=0,
        number="1",
        path=("1 情况",),
        kind=Kind.TABLE,
        caption=caption,
        heading=f"报告（2025年）\n{caption}",
        text=text,
        start=0,
        end=len(text),
        sentences=tuple(sentence_list),
        table=read,
    )


def accountant(chunks):
    return Accountant(chunks, tagger=SEGMENTER, words=WORDS)


def query(chunks, question):
    return understand(question, (), lexicon=Lexicon.build(chunks, SEGMENTER), words=SEGMENTER)


def ask(chunks, question):
    """Return what is computed for a question, None when nothing is."""
    return accountant(chunks).compute(query(chunks, question), chunks)
