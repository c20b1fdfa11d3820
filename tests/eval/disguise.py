"""Ways to write the same words and digits so that they look the same.

Each function takes a surface and gives it back in disguise; a reader still
reads the name or number, and so must the program.
"""

GREEK = str.maketrans('AEZHIKMNOPTYXovuk', 'ΑΕΖΗΙΚΜΝΟΡΤΥΧονυκ')
CYRILLIC = str.maketrans('aeopcxyisjAEOPCXTMHKBSIJ', 'аеорсхуіѕјАЕОРСХТМНКВЅІЈ')
# Accents that keyboards and other languages leave on the letters.
ACCENTS = str.maketrans('aeiounAEIOU', 'áèïôüñÀÉÎÖÙ')


def between(mark):
    return lambda text: mark.join(text)


def around(before, after):
    return lambda text: before + text + after


def shifted(lower, upper=None, digit=None):
    """Letters and digits moved to another block."""
    def change(text):
        out = ''
        for c in text:
            if lower and 'a' <= c <= 'z':
                out += chr(lower + ord(c) - ord('a'))
            elif upper and 'A' <= c <= 'Z':
                out += chr(upper + ord(c) - ord('A'))
            elif digit and '0' <= c <= '9':
                out += chr(digit + ord(c) - ord('0'))
            else:
                out += c
        return out
    return change


def spaced(mark):
    return lambda text: text.replace(' ', mark)


def full_width(text):
    return ''.join(chr(ord(c) + 0xFEE0) if '!' <= c <= '~' else c
                   for c in text)


def decomposed(text):
    return ''.join(c + '\u0301' if c in 'aeiou' else c for c in text)


# Of names.
NAMES = {
    'zero width space': between('\u200b'),
    'zero width joiner': between('\u200d'),
    'zero width non-joiner': between('\u200c'),
    'soft hyphens': between('\u00ad'),
    'word joiner': between('\u2060'),
    'byte order mark': between('\ufeff'),
    'invisible separator': between('\u2063'),
    'grapheme joiner': between('\u034f'),
    'mongolian separator': between('\u180e'),
    'variation selector': between('\ufe0f'),
    'left-to-right marks': between('\u200e'),
    'bidi embedding': around('\u202a', '\u202c'),
    'bidi isolate': around('\u2067', '\u2069'),
    'interlinear': around('\ufff9', '\ufffb'),
    'full width': full_width,
    'bold': shifted(0x1D41A, 0x1D400, 0x1D7CE),
    'sans bold': shifted(0x1D5EE, 0x1D5D4, 0x1D7EC),
    'sans': shifted(0x1D5BA, 0x1D5A0, 0x1D7E2),
    'monospace': shifted(0x1D68A, 0x1D670, 0x1D7F6),
    'bold italic': shifted(0x1D482, 0x1D468),
    'bold script': shifted(0x1D4EA, 0x1D4D0),
    'bold fraktur': shifted(0x1D586, 0x1D56C),
    'circled': shifted(0x24D0, 0x24B6),
    'cyrillic': lambda text: text.translate(CYRILLIC),
    'greek': lambda text: text.translate(GREEK),
    'accents': lambda text: text.translate(ACCENTS),
    'decomposed accents': decomposed,
    'no-break spaces': spaced('\u00a0'),
    'narrow spaces': spaced('\u202f'),
    'thin spaces': spaced('\u2009'),
    'ideographic spaces': spaced('\u3000'),
    'tabs': spaced('\t'),
}
# Of numbers.
NUMBERS = {
    'full width digits': full_width,
    'bold digits': shifted(None, None, 0x1D7CE),
    'double-struck digits': shifted(None, None, 0x1D7D8),
    'arabic digits': shifted(None, None, 0x0660),
    'persian digits': shifted(None, None, 0x06F0),
    'devanagari digits': shifted(None, None, 0x0966),
    'zero width digits': between('\u200b'),
    'soft hyphen digits': between('\u00ad'),
    'word joiner digits': between('\u2060'),
}
