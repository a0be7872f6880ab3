#!/usr/bin/python3
"""Make the mathematics font of the reports: a subset of Latin Modern Math as woff2.

Needs fontTools with brotli, and latinmodern-math.otf (Debian: python3-fonttools python3-brotli fonts-lmodern).
The result is the same byte for byte when made again from the same versions.

    src/font/make-subset.py latinmodern-math.otf latin-modern-math-subset.woff2
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E),  # Basic Latin
    (0xA0, 0xA0), (0xAC, 0xAC), (0xB1, 0xB1), (0xB7, 0xB7), (0xD7, 0xD7),  # nbsp not plus-minus middle-dot times
    (0x391, 0x3A9), (0x3B1, 0x3C9), (0x3D1, 0x3D1), (0x3D5, 0x3D6), (0x3F0, 0x3F1), (0x3F5, 0x3F5),  # Greek
    (0x2010, 0x2016), (0x2018, 0x201D), (0x2020, 0x2022), (0x2026, 0x2026), (0x2032, 0x2034),  # punctuation, primes
    (0x2061, 0x2064),  # function application, invisible times, separator, plus
    (0x210E, 0x210E), (0x2113, 0x2113),  # h, script l
    (0x2102, 0x2102), (0x2115, 0x2115), (0x211A, 0x211A), (0x211D, 0x211D), (0x2124, 0x2124),  # C N Q R Z
    (0x1D53C, 0x1D53C), (0x1D54A, 0x1D54A), (0x1D7D9, 0x1D7D9),  # double-struck E S 1
    (0x2190, 0x2194), (0x21A6, 0x21A6), (0x21D0, 0x21D4),  # arrows
    (0x2200, 0x220B), (0x220F, 0x2213), (0x2215, 0x221E), (0x2223, 0x222E),  # operators, sums, roots, integrals
    (0x223C, 0x223C), (0x2243, 0x224B), (0x2250, 0x2250), (0x2254, 0x2255), (0x2260, 0x2265), (0x226A, 0x226B),
    (0x2282, 0x2287), (0x2295, 0x2299), (0x22A2, 0x22A5), (0x22C0, 0x22C6), (0x22EF, 0x22EF),
    (0x2308, 0x230B), (0x23DC, 0x23DF), (0x25A1, 0x25A1), (0x27E8, 0x27E9),  # floors, braces, end of proof, angles
    (0x1D400, 0x1D467),  # bold, italic, bold italic Latin
    (0x2112, 0x2112), (0x1D49F, 0x1D49F), (0x1D4A9, 0x1D4A9),  # script L D N
    (0x1D6A8, 0x1D7CB),  # bold, italic and bold italic Greek; sans-serif ones the font has not
]


def main(source: str, target: str) -> None:
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = []  # alternates for scripts (ssty) would double the size
    options.drop_tables += ["FFTM", "DSIG", "GDEF"]
    options.hinting = False
    options.desubroutinize = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4):
            record.string = "Latin Modern Math Subset"
        elif record.nameID == 6:
            record.string = "LatinModernMathSubset"
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = "LatinModernMathSubset"
    subset.save_font(font, target, options)


if __name__ == "__main__":
    main(*sys.argv[1:])
