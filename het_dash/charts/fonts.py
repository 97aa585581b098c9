"""Fonts of charts and files, from installed packages, with fallbacks for other scripts."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
MARKED = "Noto Sans"  # places marks above and below one letter (ọ́) correctly, which the main family does not
PACKAGE, ARABIC = "font_source_sans_pro", "fontpkg_ibm_plex_sans_arabic"
NOTO, NOTO_CJK = "manimgx_fonts", "manimgx_fonts_cjk"
PACKAGES = (PACKAGE, ARABIC, NOTO, NOTO_CJK)
WEIGHTS = ("Regular", "Semibold", "Bold")
SCRIPTS = (
    "Arabic", "Hebrew", "Ethiopic", "Tamil", "Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Kannada", "Malayalam",
    "Oriya", "Sinhala", "Telugu", "Armenian", "Georgian", "Khmer", "Lao", "Myanmar", "Thai",
)  # fmt: skip


@dataclass(frozen=True)
class Font:
    """A font family and the file that lists its characters. `number` is its index in a font collection."""

    family: str
    package: str
    file: str
    number: int = -1

    @cached_property
    def characters(self) -> frozenset[int]:
        with TTFont(folder(self.package) / self.file, fontNumber=self.number, lazy=True) as opened:
            return frozenset(opened.getBestCmap())

    @cached_property
    def advances(self) -> dict[int, float]:
        """Width of each character, by code point, in ems."""
        with TTFont(folder(self.package) / self.file, fontNumber=self.number, lazy=True) as opened:
            em, metrics = opened["head"].unitsPerEm, opened["hmtx"].metrics
            return {code: metrics[name][0] / em for code, name in opened.getBestCmap().items()}


BOLD = Font(FAMILY, PACKAGE, "SourceSansPro-Bold.otf")
# Fonts are searched in this order. Plex comes before Noto for Arabic: text copies correctly from a PDF only if a letter
# and its dots are one glyph.
FONTS = (
    Font(FAMILY, PACKAGE, "SourceSansPro-Regular.otf"),
    Font(MARKED, NOTO, "NotoSans[wght].ttf"),
    Font("IBM Plex Sans Arabic", ARABIC, "files/IBMPlexSansArabic-Regular.ttf"),
    *(Font(f"Noto Sans {script}", NOTO, f"NotoSans{script}[wght].ttf") for script in SCRIPTS),
    Font("Noto Emoji", NOTO, "NotoEmoji[wght].ttf"),
    Font("Noto Sans Symbols", NOTO, "NotoSansSymbols[wght].ttf"),
    Font("Noto Sans CJK SC", NOTO_CJK, "NotoSansCJK-VF.otf.ttc", number=2),
)
FAMILIES = tuple(font.family for font in FONTS)
FAMILIES_OF_MARKED = (MARKED, *(family for family in FAMILIES if family != MARKED))


@cache
def folder(package: str = PACKAGE) -> Path:
    """Folder of a package's font files. Raises ModuleNotFoundError with the remedy if it is not installed."""
    found = find_spec(package)
    if found is None or found.origin is None:
        remedy = "Install them: pip install -r requirements.txt"
        raise ModuleNotFoundError(f"The fonts of {package} are missing. {remedy}", name=package)
    home = Path(found.origin).parent
    return home / "files" if package == PACKAGE else home
