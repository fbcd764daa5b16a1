"""A PDF of plain lines, written by hand so that neither a font file nor a library is needed.

Letters are single bytes of code page 1251. A reader draws them with whatever Helvetica it has; what they mean is in
the ToUnicode map, which is what every extractor of text goes by.
"""

from textwrap import dedent

CODES = [code for code in range(32, 256) if code != 0x98]  # 0x98 is not in the code page


def pdf(pages):
    """Return the bytes of a PDF with these pages, each a list of lines."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R"
        f" /FirstChar 32 /LastChar 255 /Widths [{' '.join(['600'] * 224)}]"  # without them letters lie on each other
        f" /Encoding << /Differences [{_names()}] >> >>",
        _stream(_to_unicode()),
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(_stream(_drawn(lines)))
    return _file(objects)


def _names():
    return " ".join(f"{code} /uni{ord(_letter(code)):04X}" for code in CODES)


def _letter(code):
    return bytes([code]).decode("cp1251")


def _to_unicode():
    rows = "\n".join(f"<{code:02X}> <{ord(_letter(code)):04X}>" for code in CODES)
    chunks = [rows.split("\n")[start : start + 100] for start in range(0, len(CODES), 100)]
    maps = "\n".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks)
    head = """\
        /CIDInit /ProcSet findresource begin 12 dict begin begincmap
        /CMapName /Letters def /CMapType 2 def
        1 begincodespacerange <00> <FF> endcodespacerange
    """
    return dedent(head) + maps + "\nendcmap CMapName currentdict /CMap defineresource pop end end"


def _drawn(lines):
    shown = "\n".join(f"<{line.encode('cp1251').hex()}> Tj T*" for line in lines)
    return f"BT /F1 11 Tf 16 TL 50 540 Td\n{shown}\nET"


def _stream(data):
    return f"<< /Length {len(data)} >>\nstream\n{data}\nendstream"


def _file(objects):
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{tail}".encode("ascii")
