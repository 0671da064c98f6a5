"""Edits of pictures in texts and of the theme's own files."""

from __future__ import annotations

import io
import posixpath
from typing import TYPE_CHECKING

from PIL import Image

from tests.incremental import texts
from tests.plugins import pictures

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="200" viewBox="0 0 {width} 200">'
    '<rect width="100" height="100" fill="#{colour:06x}"/></svg>\n'
)
SHARED = ("share-ja.png", "share-en.png")  # in content/images, shown by social media


def colour(rng: Random) -> int:
    """Return a colour as a number."""
    return rng.randrange(0x1000000)


def _drawings(project: Path) -> list[Path]:
    return sorted((project / "content" / "images").glob("*.svg"))


def _photos(project: Path) -> list[Path]:
    return sorted((project / "content" / "images").glob("*.jpg"))


def _photo(rng: Random) -> bytes:
    image = Image.new("RGB", (rng.choice((90, 600, 900)), 60), f"#{colour(rng):06x}")
    return pictures.photo(image, rng.randrange(1, 9))


def _png(width: int, rng: Random) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, 63), f"#{colour(rng):06x}").save(buffer, "PNG")
    return buffer.getvalue()


def picture_changed(project: Path, rng: Random) -> str:
    """Give a picture other colours, or another picture for social media."""
    if rng.random() < 1 / 3:
        path = project / "content" / "images" / rng.choice(SHARED)
        path.write_bytes(_png(120, rng))
        return f"{path.name}: another picture of one size"
    path = rng.choice(_drawings(project))
    texts.replaced(path, r"#[0-9a-f]{3,6}", f"#{colour(rng):06x}")
    return f"{path.name}: another colour"


def picture_resized(project: Path, rng: Random) -> str:
    """Give a picture another width, which pages tell browsers."""
    path = rng.choice(_drawings(project))
    texts.replaced(path, r' width="\d+"', f' width="{texts.number(rng)}"')
    return f"{path.name}: another width"


def picture_added(project: Path, rng: Random) -> str:
    """Put a new picture into a text of each language that a page has; sometimes use it nowhere yet."""
    number = texts.number(rng)
    picture = project / "content" / "images" / f"new-{number}.svg"
    texts.write(picture, SVG.format(width=rng.randrange(200, 900), colour=colour(rng)))
    if rng.random() < 1 / 4:
        return f"{picture.name}: new, and not used"
    path = rng.choice(texts.pages(project))
    _show(project, path, picture, rng)
    return f"{picture.name}: new in {texts.name(project, path)}"


def photo_added(project: Path, rng: Random) -> str:
    """Put a photo into a text, of any width and with what a camera notes."""
    picture = project / "content" / "images" / f"photo-{texts.number(rng)}.jpg"
    picture.write_bytes(_photo(rng))
    path = rng.choice(texts.pages(project))
    _show(project, path, picture, rng)
    return f"{picture.name}: new in {texts.name(project, path)}"


def photo_changed(project: Path, rng: Random) -> str:
    """Put another photo in the place of one, or add the first one."""
    photos = _photos(project)
    if not photos:
        return photo_added(project, rng)
    picture = rng.choice(photos)
    picture.write_bytes(_photo(rng))
    return f"{picture.name}: another photo"


def picture_used(project: Path, rng: Random) -> str:
    """Show a picture that is there already on one more page."""
    path = rng.choice(texts.pages(project))
    picture = rng.choice([*_drawings(project), *_photos(project)])
    _show(project, path, picture, rng)
    return f"{picture.name}: used in {texts.name(project, path)}"


def _show(project: Path, path: Path, picture: Path, rng: Random) -> None:
    address = posixpath.relpath(f"images/{picture.name}", posixpath.dirname(texts.name(project, path)))
    words = f"![Picture {texts.number(rng)}]({address})"
    texts.change(path, lambda text: texts.with_block(text, words, rng))


def icon_changed(project: Path, rng: Random) -> str:
    """Change a file that the theme copies as it is."""
    folder = project / "theme" / "static"
    if rng.random() < 1 / 2:
        (folder / "favicon.png").write_bytes(_png(48, rng))
        return "theme/static/favicon.png: another picture"
    texts.replaced(folder / "favicon.svg", r"#[0-9a-f]{6}", f"#{colour(rng):06x}")
    return "theme/static/favicon.svg: another colour"


def theme_file_added(project: Path, rng: Random) -> str:
    """Put a new file beside the theme's icons, change it, or take it away."""
    path = project / "theme" / "static" / "extra" / "mark.svg"
    if path.exists() and rng.random() < 1 / 2:
        path.unlink()
        path.parent.rmdir()
        return "theme/static/extra/mark.svg: taken away"
    texts.write(path, SVG.format(width=rng.randrange(200, 900), colour=colour(rng)))
    return "theme/static/extra/mark.svg: written"
