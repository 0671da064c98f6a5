"""PDFs that are let through, and those that are not; crafted ones end neither in a crash nor never."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.actions import JavaScript

from plugins.check import pdf, pdf_inspector, pdf_rules
from plugins.check.pdf import Verdict
from tests.plugins.pdfs import pdf as made
from tests.plugins.pdfs import written

ROOT = Path(pdf.__file__).parents[2]
LINK = "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({}) >> >>]"
ANNOTATION = "/Annots [<< /Type /Annot /Subtype {} /Rect [0 0 9 9] {} >>]"


def action(entries: str) -> str:
    return f"/OpenAction << {entries} >>"


@pytest.mark.parametrize(
    "data",
    [
        made(),
        made(pages=3),
        made("/Lang (ja) /MarkInfo << /Marked true >> /PageMode /UseNone"),
        made("/OpenAction [3 0 R /Fit]"),
        made(action("/S /GoTo /D [3 0 R /Fit]")),
        made(action("/S /Named /N /NextPage")),
        made("/Names << /Dests << /Names [(one) [3 0 R /Fit]] >> >>"),
        made("/Outlines << /First 10 0 R >>", objects=["<< /Title (a) /Next 11 0 R >>", "<< /Title (b) >>"]),
        made("/AcroForm << /Fields [] >>", page=ANNOTATION.format("/Widget", "/FT /Tx")),
        made("/StructTreeRoot << /K << /S /P /A << /O /Layout >> >> >>"),
        made(page=LINK.format("https://www.example.org/")),
        made(page=LINK.format("mailto:hall@example.org")),
        made(page=LINK.format("tel:+81312345678")),
    ],
)
def test_what_is_known_to_be_good_is_let_through(data: bytes) -> None:
    assert pdf_inspector.inspect(data) == ("", "")


def with_pypdf(**options: str) -> bytes:
    """Return a PDF of a blank page that pypdf has written, with what its methods add."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=9, height=9)
    if "script" in options:
        writer.add_open_action(JavaScript(options["script"]))
    if "attachment" in options:
        writer.add_attachment(options["attachment"], b"x")
    if "password" in options:
        writer.encrypt(options["password"], algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (with_pypdf(script="app.alert(1)"), ("not-in-pdf", "/JavaScript")),
        (with_pypdf(attachment="a.docx"), ("not-in-pdf", "/EmbeddedFiles")),
        (with_pypdf(password="a"), ("encrypted-pdf", "")),  # noqa: S106 - to be found
        (with_pypdf(password=""), ("encrypted-pdf", "")),  # anybody may open it, but not print it, say
        (made(action("/S /JavaScript /JS (app.alert\\(1\\))")), ("not-in-pdf", "/JavaScript")),
        (made(action("/S /Launch /F (a.exe)")), ("not-in-pdf", "/Launch")),
        (made(action("/S /Named /N /Print")), ("not-in-pdf", "/Print")),
        (made(action("/S /GoToR /F (b.pdf) /D [0 /Fit]")), ("not-in-pdf", "/GoToR")),
        (made(action("/S /SubmitForm /F (https://example.org)")), ("not-in-pdf", "/SubmitForm")),
        (made(action("/S /ImportData /F (a.fdf)")), ("not-in-pdf", "/ImportData")),
        (made("/OpenAction 10 0 R", objects=["<< /S 11 0 R >>", "/Launch"]), ("not-in-pdf", "/Launch")),
        (
            made(action("/S /GoTo /D [3 0 R /Fit] /Next [<< /S /Launch /F (a) >>]")),
            ("not-in-pdf", "/Launch"),
        ),
        # The same object, first in a place where it does nothing, then as an action.
        (
            made("/PieceInfo 10 0 R", page="/Annots [11 0 R]", objects=[
                "<< /S /Launch /F (a) >>",
                "<< /Subtype /Link /A 10 0 R >>",
            ]),
            ("not-in-pdf", "/Launch"),
        ),
        (made("/AA << /WC << /S /GoTo /D [3 0 R /Fit] >> >>"), ("not-in-pdf", "/AA")),
        (made(page="/AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>"), ("not-in-pdf", "/AA")),
        (made("/Names << /JavaScript << /Names [] >> >>"), ("not-in-pdf", "/JavaScript")),
        (made("/Names << /EmbeddedFiles << /Names [] >> >>"), ("not-in-pdf", "/EmbeddedFiles")),
        (made("/Names << /AlternatePresentations << /Names [] >> >>"), (
            "not-in-pdf",
            "/AlternatePresentations",
        )),
        (made("/Collection << /View /D >>"), ("not-in-pdf", "/Collection")),
        (made("/AF [10 0 R]", objects=["<< /Type /Filespec >>"]), ("not-in-pdf", "/AF")),
        (made("/Unheard [1]"), ("not-in-pdf", "/Unheard")),
        (made("/AcroForm << /XFA [] >>"), ("not-in-pdf", "/XFA")),
        (made(page="/PieceInfo << /EF << /F 1 0 R >> >>"), ("not-in-pdf", "/EmbeddedFile")),
        (made(page=ANNOTATION.format("/RichMedia", "")), ("not-in-pdf", "/RichMedia")),
        (made(page=ANNOTATION.format("/Screen", "")), ("not-in-pdf", "/Screen")),
        (made(page=ANNOTATION.format("/FileAttachment", "")), ("not-in-pdf", "/FileAttachment")),
        (made(page="/Contents 10 0 R", objects=["<< /F (a.txt) /Length 1 >>\nstream\nx\nendstream"]), (
            "not-in-pdf",
            "/F",
        )),
        (made(page=LINK.format("http://www.example.org/")), ("link-in-pdf", "http://www.example.org/")),
        (made(page=LINK.format("javascript:alert\\(1\\)")), ("link-in-pdf", "javascript:alert(1)")),
        (made(page=LINK.format("other.html")), ("link-in-pdf", "other.html")),
        (made(page=LINK.format("http://[")), ("link-in-pdf", "http://[")),
        (made(pages=0), ("empty-pdf", "")),
        (written({1: "<< /Type /Catalog >>"}, "/Root 1 0 R"), ("empty-pdf", "")),
        (b"PK\x03\x04word/document.xml", ("not-a-pdf", "")),
        (b"", ("not-a-pdf", "")),
        (b"\n" + made(), ("not-a-pdf", "")),
        (made()[:-60], ("damaged-pdf", "")),
        (made()[: len(made()) // 2], ("damaged-pdf", "")),
        (b"%PDF-1.7\n", ("damaged-pdf", "")),
        (made().replace(b"3 0 obj", b"9 0 obj"), ("damaged-pdf", "")),
        (made().replace(b"3 0 obj", b"3 1 obj"), ("damaged-pdf", "")),
        (made().replace(b"2 0 obj", b" 2  0\tobj"), ("damaged-pdf", "")),  # those behind it begin elsewhere
        (made(page="/Contents [" * 2_000), ("damaged-pdf", "")),
        (made(page="[" * 100_000), ("damaged-pdf", "")),
    ],
)  # fmt: skip
def test_everything_else_is_told(data: bytes, expected: tuple[str, str]) -> None:
    assert pdf_inspector.inspect(data) == expected


def test_objects_that_lead_in_a_circle_come_to_an_end() -> None:
    circle = ["[11 0 R]", "[10 0 R]"]
    assert pdf_inspector.inspect(made("/Outlines 10 0 R", objects=circle)) == ("", "")
    own = made("/Outlines 10 0 R", objects=["10 0 R"])
    assert pdf_inspector.inspect(own)[0] in {"complex-pdf", "damaged-pdf"}


def test_tables_that_lead_to_each_other_come_to_an_end() -> None:
    data = made(trailer="/Prev 9999")
    begin = data.index(b"xref\n")
    assert pdf_inspector.inspect(data.replace(b"9999", b"%04d" % begin))[0] in {"", "damaged-pdf"}


def test_a_hundred_thousand_objects_are_too_many() -> None:
    objects = ["null"] * 100_000
    assert pdf_inspector.inspect(made(objects=objects)) == ("complex-pdf", "")
    assert pdf_inspector.inspect(made(objects=objects[:49_000])) == ("", "")


def test_more_values_than_any_text_has_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_rules, "MOST_VALUES", pdf_rules.MOST_VALUES // 100)  # that many take seconds
    row = f"[{'0 ' * 990}]"
    found = {}
    for count in (9, 11):
        numbers = "".join(f"/N{number} {10 + number} 0 R " for number in range(count))
        found[count] = pdf_inspector.inspect(made(f"/PieceInfo << {numbers} >>", objects=[row] * count))
    assert found == {9: ("", ""), 11: ("complex-pdf", "")}


def test_a_small_file_that_unpacks_into_gigabytes_is_told() -> None:
    packed = zlib.compress(b"1 0 " * 25_000_000, 9)
    data = written(
        {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [] /Count 0 >>"}, "/Root 1 0 R"
    )
    head = f"<< /Type /XRef /W [1 2 2] /Size 9 /Root 1 0 R /Filter /FlateDecode /Length {len(packed)} >>"
    place = len(data)
    data += f"9 0 obj\n{head}\nstream\n".encode() + packed + b"\nendstream\nendobj\n"
    data += f"startxref\n{place}\n%%EOF\n".encode()
    assert pdf_inspector.inspect(data)[0] in {"complex-pdf", "damaged-pdf"}


@pytest.mark.parametrize(
    ("trailer", "objects", "expected"),
    [
        ("", [], ""),
        ("/Info << /Producer (LibreOffice) /Creator (Writer) >>", [], ""),  # programs
        ("/Info << /Author (Sato Hana) >>", [], "Sato Hana"),
        ("/Info << /Author <FEFF4F50 85E4> >>", [], "佐藤"),
        ("/Info << /Author (  ) >>", [], ""),
        ("/Info 10 0 R", ["<< /Author (Sato\n Hana) >>"], "Sato Hana"),
    ],
)
def test_whom_a_pdf_names_is_told(trailer: str, objects: list[str], expected: str) -> None:
    assert pdf_inspector.inspect(made(trailer=trailer, objects=objects)) == ("", expected)


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""><dc:creator><rdf:Seq>'
    "<rdf:li>{}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)
LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (XMP.format("Sato"), "Hall\nSato"),
        (XMP.format("Hall"), "Hall"),
        ("<broken", "Hall"),
        (f'<!DOCTYPE x [<!ENTITY a0 "a">{LAUGHS}]>{XMP.format("&a9;")}', "Hall"),
    ],
)
def test_metadata_in_xml_name_people_too(text: str, expected: str) -> None:
    stream = f"<< /Type /Metadata /Subtype /XML /Length {len(text)} >>\nstream\n{text}\nendstream"
    data = made("/Metadata 10 0 R", objects=[stream], trailer="/Info << /Author (Hall) >>")
    assert pdf_inspector.inspect(data) == ("", expected)


def test_a_pdf_is_looked_into_in_a_process_of_its_own() -> None:
    assert pdf.inspect(made(trailer="/Info << /Author <FEFF4F50 85E4> >>")) == Verdict("", "佐藤")
    assert pdf.inspect(made(action("/S /Launch"))) == Verdict("not-in-pdf", "/Launch")
    assert pdf.inspect(made("/" + "A" * 999 + " 1")) == Verdict("not-in-pdf", "/" + "A" * 199)


@pytest.mark.parametrize(
    "program",
    ["while True: pass", "x = bytes(2_000_000_000)", "import os; os.abort()", "print('[1')", "print('7')"],
)
def test_whatever_becomes_of_that_process_is_an_answer(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begin, end = pdf.PROGRAM.split("pdf_inspector.main()")
    monkeypatch.setattr(pdf, "SECONDS", 1)
    monkeypatch.setattr(pdf, "PROGRAM", f"{begin}pdf_inspector.limit()\n{program}{end}")
    assert pdf.inspect(made()) == Verdict("complex-pdf", "")


def test_no_build_loads_the_parser_itself() -> None:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import plugins.build as b; assert b.pdf\n"
    program += "print('pypdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "False\n"


def test_each_pdf_is_told_of_by_its_place(tmp_path: Path) -> None:
    content = tmp_path / "content"
    folder = content / "ja" / "files"
    folder.mkdir(parents=True)
    for name, size in {
        "good": 1,
        "large": 5_000_001,
        "named": 1,
        "wrong": 1,
        "ours": 5_000_000,
        "locked": 1,
    }.items():
        (folder / f"{name}.pdf").write_bytes(b"x" * size)
    asked = []

    def inspected(path: str) -> Verdict:
        asked.append(path)
        if "locked" in path:
            raise PermissionError(errno.EACCES, "Permission denied")
        names = {"named": "Sunny\nSato", "ours": "Sunny"}
        name = path.removeprefix("ja/files/").removesuffix(".pdf")
        return Verdict("not-in-pdf", "/JS") if name == "wrong" else Verdict("", names.get(name, ""))

    paths = [f"ja/files/{name}.pdf" for name in ("good", "large", "locked", "named", "ours", "wrong")]
    found = [(p.path, p.line, p.code, p.details) for p in pdf.wrong(content, paths, inspected, {"Sunny"})]
    assert found == [
        ("content/ja/files/large.pdf", 1, "large-pdf", {"size": "5.1", "limit": "5"}),
        ("content/ja/files/locked.pdf", 1, "unreadable", {"what": "Permission denied"}),
        ("content/ja/files/named.pdf", 1, "pdf-author", {"names": "Sato"}),
        ("content/ja/files/wrong.pdf", 1, "not-in-pdf", {"text": "/JS"}),
    ]
    assert asked == [path for path in paths if "large" not in path]
