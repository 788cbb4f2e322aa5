"""PDF files made in the tests, line by line: exact positions, rules, bookmarks, passwords and images."""

import io
from dataclasses import dataclass, field

from pypdf import PdfReader, PdfWriter

WIDTH, HEIGHT = 595, 842


@dataclass
class Made:
    """Pages under construction; points from the top left corner."""

    pages: list[list[str]] = field(default_factory=list)
    bookmarks: list[tuple[str, int, int | None]] = field(default_factory=list)
    title: str = ""
    images: set[int] = field(default_factory=set)

    def page(self) -> "Made":
        self.pages.append([])
        return self

    def text(self, said: str, left: float, base: float, size: float = 10) -> "Made":
        data = said.encode("utf-16-be").hex()
        self.pages[-1].append(f"BT /F1 {size} Tf 1 0 0 1 {left} {HEIGHT - base} Tm <{data}> Tj ET")
        return self

    def lines(self, said: list[str], left: float, base: float, size: float = 10, pitch: float = 16) -> float:
        """Lines one below the other; a leading full-width space stands in by two. Returns the next base line."""
        for line in said:
            bare = line.lstrip("　")
            self.text(bare, left + size * (len(line) - len(bare)), base, size)
            base += pitch
        return base

    def rule(self, left: float, top: float, right: float, bottom: float) -> "Made":
        self.pages[-1].append(f"0.5 w {left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")
        return self

    def shade(self, left: float, top: float, right: float, bottom: float) -> "Made":
        self.pages[-1].append(f"0.9 g {left} {HEIGHT - bottom} {right - left} {bottom - top} re f 0 g")
        return self

    def table(self, columns: list[float], rows: list[float], cells: list[list[str]], size: float = 9) -> "Made":
        """Table with all its rules; `columns` and `rows` are their places; None-like cells are left out by ""."""
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        return self.words(columns, rows, cells, size)

    def words(self, columns: list[float], rows: list[float], cells: list[list[str]], size: float = 9) -> "Made":
        for y, row in zip(rows, cells, strict=False):
            for x, cell in zip(columns, row, strict=False):
                for at, line in enumerate(cell.split("\n") if cell else []):
                    self.text(line, x + 3, y + 12 + 11 * at, size)
        return self

    def made(self) -> bytes:
        fonts = (
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts ["
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor "
            "/FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 "
            "/Descent -120 /CapHeight 700 /StemV 80 >> >> ] >>"
        )
        image = (
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8 /Length 1 >>"
        )
        kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(self.pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>",
            fonts,
            image + "\nstream\n0\nendstream",
        ]
        for i, page in enumerate(self.pages):
            content = "\n".join(page)
            picture = "/XObject << /I 4 0 R >>" if i in self.images else ""
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * i} 0 R "
                f"/Resources << /Font << /F1 3 0 R >> {picture} >> >>"
            )
            objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        return self._finished(_file(objects))

    def _finished(self, data: bytes) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        opened: list[object] = []
        for title, page, parent in self.bookmarks:
            above = opened[parent] if parent is not None else None
            opened.append(writer.add_outline_item(title=title, page_number=page, parent=above))  # type: ignore[arg-type]  # pypdf's own item
        if self.title:
            writer.add_metadata({"/Title": self.title})
        return _written(writer)


def encrypted(data: bytes, password: str) -> bytes:
    """Encrypt a file; an empty user password opens it for everybody."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="o", algorithm="AES-256")  # noqa: S106  (no secret)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _file(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{said}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
