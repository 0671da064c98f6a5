"""All kinds of edits: functions of the project's folder and of dice that say in one line what they did.

Each kind has one or more ways to make it, which take turns.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.incremental.edits import (
    data,
    disk,
    disturbances,
    files,
    heads,
    mistakes,
    pdfs,
    pictures,
    settings,
    theme,
    words,
)

Edit = Callable[[Path, Random], str]
Kinds = dict[str, tuple[Edit, ...]]

TEXTS: Kinds = {
    "sentence": (words.sentence, words.sentence_changed, words.block),
    "heading": (words.heading,),
    "title": (words.title, words.titles),
    "description": (words.description, words.outcome),
    "order": (heads.order,),
    "date": (heads.date, heads.modified),
    "topics": (heads.topics,),
    "ended": (heads.ended, heads.withdrawn),
    "draft": (heads.draft,),
    "alias": (heads.alias,),
    "own address": (heads.save_as,),
    "own template": (heads.template,),
    "translation recorded": (heads.translation_recorded,),
}
FILES: Kinds = {
    "news added": (files.news_added, files.copied),
    "news translated": (files.news_translated,),
    "news deleted": (files.news_deleted,),
    "version deleted": (files.version_deleted,),
    "moved to the other language": (files.language_changed, files.languages_swapped),
    "renamed": (files.renamed,),
    "names swapped": (files.names_swapped,),
    "page added or deleted": (files.page_added,),
    "link added": (files.link_added,),
    "picture replaced": (pictures.picture_changed, pictures.picture_resized, pictures.photo_changed),
    "picture added": (pictures.picture_added, pictures.picture_used, pictures.photo_added),
    "PDF": (pdfs.pdf_added, pdfs.pdf_replaced, pdfs.pdf_used),
    "file of the theme": (pictures.icon_changed, pictures.theme_file_added),
}
DATA: Kinds = {
    "telephone": (data.phone, data.fax, data.postal_code),
    "office": (data.office_name,),
    "term": (data.term, data.term_added),
    "topic": (data.topic, data.topic_added),
    "names of the site": (data.site_words,),
    "sentence to say": (data.call_words, data.call_order),
    "accessibility": (data.accessibility_words,),
    "house style": (data.house_style,),
    "contacts of others": (data.other_contacts,),
    "security.txt": (data.security_day,),
}
CODE: Kinds = {
    "partial": (theme.partial,),
    "partial renamed": (theme.partial_renamed,),
    "template of pages": (theme.page_template,),
    "template of other files": (theme.other_file,),
    "macro": (theme.macro,),
    "frame": (theme.base,),
    "style": (theme.colour, theme.style),
    "catalogue": (theme.message, theme.message_added),
    "setting": (settings.setting, settings.override),
    "pagination": (settings.pagination,),
    "address of the site": (settings.site_url,),
    "menu": (settings.menu,),
    "language or policy": (settings.language, settings.policy),
}
AT_ONCE = 4  # edits that one who works for a while makes before the next build


def several(project: Path, rng: Random) -> str:
    """Make some edits of any kind at once."""
    ways = [way for kinds in (TEXTS, FILES, DATA, CODE) for found in kinds.values() for way in found]
    return "; ".join(rng.choice(ways)(project, rng) for _ in range(AT_ONCE))


OTHERS: Kinds = {
    "day": (settings.day_of_change, settings.day_of_change, settings.day_without_change),
    "several at once": (several,),
    "comment": (theme.template_comment, theme.style_comment, data.comment, settings.setting_comment),
    "same content": (disk.touched, disk.written_back, disk.replaced, disk.left_behind),
    "same size and time": (disk.same_size_and_time,),
    "odd time": (disk.backdated, disk.from_the_future),
}
MISTAKES: Kinds = {
    "mistake in a page": (mistakes.in_page,),
    "mistake between pages": (mistakes.in_pages,),
    "mistake in files or data": (mistakes.in_files, mistakes.in_data),
    "mistake in code": (mistakes.in_theme, mistakes.in_settings),
}
# While the sources stay the same.
DISTURBANCES: Kinds = {
    "output disturbed": (
        disturbances.output_removed,
        disturbances.output_edited,
        disturbances.output_replaced,
    ),
    "cache disturbed": (disturbances.cache_removed, disturbances.cache_damaged),
}
KINDS: Kinds = {**TEXTS, **FILES, **DATA, **CODE, **OTHERS, **MISTAKES, **DISTURBANCES}
