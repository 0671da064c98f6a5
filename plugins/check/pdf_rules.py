"""What a PDF may hold (ISO 32000-2): allow-lists, and limits on how much there may be."""

from __future__ import annotations

from plugins.patterns import pattern

MOST_OBJECTS = 50_000  # a tagged document of 200 pages has some 20,000
LONGEST = 200  # characters of an answer
MOST_VALUES = 1_000_000  # in all objects together
HEADER = b"%PDF-"  # ISO 32000-2, 7.5.2
OBJECT = pattern(rb"[\0\t\n\f\r ]*([0-9]{1,10})[\0\t\n\f\r ]+([0-9]{1,5})[\0\t\n\f\r ]+obj")  # 7.3.10
# What a reader of the file sets off, and what happens then (ISO 32000-2, 12.6.4).
ACTIONS = {"/GoTo", "/Named", "/URI"}
NAMED = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
SCHEMES = {"https", "mailto", "tel"}
ACTION_KEYS = {"/A", "/Next", "/OpenAction", "/PA"}
# 7.7.2 and 7.7.4. What else the catalogue may hold runs, submits, or carries other files.
CATALOGUE = {
    *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences"),
    *("/PageLayout", "/PageMode", "/Outlines", "/Threads", "/OpenAction", "/URI", "/AcroForm", "/Metadata"),
    *("/StructTreeRoot", "/MarkInfo", "/Lang", "/SpiderInfo", "/OutputIntents", "/PieceInfo"),
    *("/OCProperties", "/Perms", "/DSS", "/LastModified"),
}
NAMES = {"/AP", "/Dests", "/IDS", "/Pages", "/Templates", "/URLS"}
# 12.5.6. Not: attached files, sounds, films, screens, three dimensions, rich media.
ANNOTATIONS = {
    *("/Caret", "/Circle", "/FreeText", "/Highlight", "/Ink", "/Line", "/Link", "/PolyLine", "/Polygon"),
    *("/Popup", "/PrinterMark", "/Projection", "/Redact", "/Square", "/Squiggly", "/Stamp", "/StrikeOut"),
    *("/Text", "/TrapNet", "/Underline", "/Watermark", "/Widget"),
}
# Whatever holds one of these is a script, a form of another kind, a file inside, or an action by itself.
NEVER = {"/AA": "/AA", "/EF": "/EmbeddedFile", "/JS": "/JavaScript", "/XFA": "/XFA"}
