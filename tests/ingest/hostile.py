"""Files that were made to hurt."""

import io
import zipfile

import docx
import pypdf


def zip_bomb(megabytes=100):
    """Return a Word file whose text unpacks to so much."""
    whole = io.BytesIO()
    docx.Document().save(whole)
    bomb = io.BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename != "word/document.xml":
                target.writestr(entry, source.read(entry))
        with target.open("word/document.xml", "w") as part:
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
    return bomb.getvalue()


def many_objects(count=1_000_000):
    """Return a PDF of so many empty objects beside one page without text."""
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number in range(1, count + 1):
        places.append(len(file))
        body = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}.get(number, b"null")
        if number == 3:
            body = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
        file += b"%d 0 obj%sendobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (count + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count + 1, start)
    return bytes(file)


def endless_pages():
    """Return a PDF whose page tree is its own child."""
    file = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    second = len(file)
    file += b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>endobj\n"
    table = b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n" % (9, second)
    return file + table + b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(file)


def encrypted_pdf():
    """Return a PDF that asks for a password."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    return _written(writer)


def scanned_pdf():
    """Return a PDF of a page without text."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    return _written(writer)


def _written(writer):
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
