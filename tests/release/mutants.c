#include "mutants.h"

#include <stdio.h>
#include <string.h>

static const char *const forms[] = {
    "Ratmojo Wiryasuteja",
    "Wiryasuteja, Ratmojo",
    "ratmojo wiryasuteja",
    "RATMOJO",
    "Wiryasuteja's",
    "Lastrinah Pudyaningrum",
    "pudyaningrum",
    "Grace Zubrowitz",
    "zubrowitz",
    "+62 812-7788-9911",
    "+6281277889911",
    "081277889911",
    "0812 7788 9911",
    "0812.7788.9911",
    "(0812) 7788 9911",
    "ratmojo.w@posel.example",
    "RATMOJO.W@POSEL.EXAMPLE",
    "@ratmojo_w",
    "3374015203910007",
    "33.7401.520391.0007",
    "3374 0152 0391 0007",
    "Jl. Kenari Hijau No. 27",
    "Jalan Kenari Hijau 27",
    "1991-03-12",
    "12 Maret 1991",
    "12/03/1991",
    "March 12, 1991",
    "GX-88213",
    "AB-1",
    "XY-2",
};

enum {
    FORMS = sizeof(forms) / sizeof(forms[0]),
};

/* Writes one character of a form its own way. */
typedef size_t write_fn(char *to, char byte, size_t at);

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static size_t
plain(char *to, char byte, size_t at)
{
    (void)at;
    *to = byte;
    return 1;
}

/* Room for one character in any writing. */
#define ROOM 80

#define WRITE(to, ...) (size_t) snprintf(to, ROOM, __VA_ARGS__)

static size_t
decimal(char *to, char byte, size_t at)
{
    (void)at;
    return WRITE(to, "&#%d;", byte);
}

static size_t
hex(char *to, char byte, size_t at)
{
    (void)at;
    return WRITE(to, "&#x%02X;", (unsigned)byte);
}

static size_t
one_reference(char *to, char byte, size_t at)
{
    return at == 1 ? decimal(to, byte, at) : plain(to, byte, at);
}

static size_t
bold(char *to, char byte, size_t at)
{
    return at == 2 ? WRITE(to, "<b>%c</b>", byte) : plain(to, byte, at);
}

static size_t
comment(char *to, char byte, size_t at)
{
    return at == 2 ? WRITE(to, "<!-- x -->%c", byte) : plain(to, byte, at);
}

static size_t
escape(char *to, char byte, size_t at)
{
    (void)at;
    return WRITE(to, "\\u%04x", (unsigned)byte);
}

static size_t
one_escape(char *to, char byte, size_t at)
{
    return at == 1 ? escape(to, byte, at) : plain(to, byte, at);
}

static size_t
backslash(char *to, char byte, size_t at)
{
    bool special = strchr("\\`*_<&#>+-=~|:(", byte) != NULL;

    return special ? WRITE(to, "\\%c", byte) : plain(to, byte, at);
}

static size_t
emphasis(char *to, char byte, size_t at)
{
    return at == 2 ? WRITE(to, "**%c**", byte) : plain(to, byte, at);
}

static size_t
percent(char *to, char byte, size_t at)
{
    (void)at;
    return WRITE(to, "%%%02X", (unsigned)byte);
}

static size_t
query(char *to, char byte, size_t at)
{
    return byte == ' ' ? percent(to, byte, at) : plain(to, byte, at);
}

/* Marks that nobody sees, within a word. */
static size_t
zero_width(char *to, char byte, size_t at)
{
    return at == 1 ? WRITE(to, "\xe2\x80\x8b%c", byte) : plain(to, byte, at);
}

static size_t
soft_hyphen(char *to, char byte, size_t at)
{
    return at == 1 ? WRITE(to, "\xc2\xad%c", byte) : plain(to, byte, at);
}

/* A letter or digit as wide as a Chinese one (U+FF01 and on). */
static size_t
full_width(char *to, char byte, size_t at)
{
    unsigned wide = 0xff00 + (unsigned)(byte - 0x20);

    if (!is_letter(byte) && !(byte >= '0' && byte <= '9')) {
        return plain(to, byte, at);
    }
    to[0] = (char)(0xe0 | (wide >> 12));
    to[1] = (char)(0x80 | ((wide >> 6) & 0x3f));
    to[2] = (char)(0x80 | (wide & 0x3f));
    return 3;
}

static size_t
hard_space(char *to, char byte, size_t at)
{
    return byte == ' ' ? WRITE(to, "\xc2\xa0") : plain(to, byte, at);
}

static size_t
run(char *to, char byte, size_t at)
{
    return at == 3 ? WRITE(to,
                         "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
                         "<w:t xml:space=\"preserve\">%c",
                         byte)
                   : plain(to, byte, at);
}

/* A place in a file; `write` NULL: each of the invisible writings in turn. */
static const struct place {
    const char *file;
    const char *before;
    const char *after;
    write_fn *write;
    bool document;
} places[] = {
    { "a.html", "<p>saw ", " again</p>", NULL, false },
    { "a.html", "<p>saw ", " again</p>", plain, false },
    { "a.html", "<p>saw ", " again</p>", decimal, false },
    { "a.html", "<p>saw ", " again</p>", hex, false },
    { "a.html", "<p>saw ", " again</p>", one_reference, false },
    { "a.html", "<p>saw ", " again</p>", bold, false },
    { "a.html", "<p>saw ", " again</p>", comment, false },
    { "a.html", "<p title=\"", "\">x</p>", plain, false },
    { "a.html", "<p title='", "'>x</p>", decimal, false },
    { "a.html", "<p data-x=\"to ", " x\">x</p>", one_reference, false },
    { "a.html", "<meta name=\"author\" content=\"", "\">", plain, false },
    { "a.html", "<!-- ", " -->", plain, false },
    { "a.html", "<style>/* ", " */</style>", plain, false },
    { "a.html", "<script>// ", "\n</script>", plain, false },
    { "a.html", "<svg><title>", "</title></svg>", plain, false },
    { "a.html", "<svg><text x=\"1\">", "</text></svg>", decimal, false },
    { "a.html", "<svg aria-label=\"", "\"></svg>", plain, false },
    { "a.html", "<a href=\"https://x.example/?q=", "\">x</a>", query, false },
    { "a.html", "<a href=\"https://x.example/?q=", "\">x</a>", percent, false },
    { "a.md", "# saw ", " today\n", NULL, false },
    { "a.md", "# saw ", " today\n", plain, false },
    { "a.md", "saw ", " today\n", backslash, false },
    { "a.md", "saw ", " today\n", emphasis, false },
    { "a.md", "saw ", " today\n", one_reference, false },
    { "a.md", "saw ", " today\n", hex, false },
    { "a.md", "[x](https://x.example/", ")\n", query, false },
    { "a.md", "[x](https://x.example/", ")\n", percent, false },
    { "a.md", "```\n", "\n```\n", plain, false },
    { "a.csv", "\"id\",\"text\"\r\n1,\"saw ", "\"\r\n", NULL, false },
    { "a.csv", "\"id\",\"text\"\r\n1,\"saw ", "\"\r\n", plain, false },
    { "a.csv", "\"id\",\"text\"\r\n1,\"\"\"", "\"\", said\"\r\n", plain,
        false },
    { "a.csv", "\"id\",\"text\"\r\n1,\"'=x\n", "\"\r\n", plain, false },
    { "a.csv", "\"", "\"\r\n1\r\n", plain, false },
    { "redcap-dictionary.csv", "\"a\",\"b\"\r\n\"f\",\"1, x | 2, ", "\"\r\n",
        plain, false },
    { "a.json", "{\"a\": \"saw ", "\"}", NULL, false },
    { "a.json", "{\"a\": \"saw ", "\"}", plain, false },
    { "a.json", "{\"a\": \"saw ", "\"}", escape, false },
    { "a.json", "{\"a\": \"saw ", "\"}", one_escape, false },
    { "a.json", "{\"", "\": 1}", plain, false },
    { "a.json", "{\"", "\": 1}", escape, false },
    { "datapackage.json", "{\"path\": \"https://x.example/", "\"}", percent,
        false },
    { "a.sav", "$FL2@(#) \x01\x02", "\x03\x04  \x05", plain, false },
    { "a.sav", "$FL2@(#) \x01\x02", "\x03\x04  \x05", NULL, false },
    { "a.dta", "<stata_dta>\x01\x02", "\xff\xfe\x01", plain, false },
    { "a.R", "# ", "\n", plain, false },
    { "a.py", "x = '", "'\n", plain, false },
    { "a.sql", "-- ", "\n", plain, false },
    { "a.txt", "saw ", "\n", NULL, false },
    { "a.sig", "x ", "\n", plain, false },
    { "SHA256SUMS", "00  ", "\n", plain, false },
    { "word/document.xml", "<w:p><w:r><w:t>saw ", "</w:t></w:r></w:p>", NULL,
        true },
    { "word/document.xml", "<w:p><w:r><w:t>saw ", "</w:t></w:r></w:p>", plain,
        true },
    { "word/document.xml", "<w:p><w:r><w:t>saw ", "</w:t></w:r></w:p>", run,
        true },
    { "word/document.xml", "<w:p><w:r><w:t>saw ", "</w:t></w:r></w:p>", decimal,
        true },
    { "word/document.xml", "<w:bookmarkStart w:name=\"", "\"/>", hex, true },
    { "word/footnotes.xml", "<!-- ", " -->", plain, true },
    { "docProps/core.xml", "<dc:creator>", "</dc:creator>", plain, true },
    { "docProps/custom.xml", "<vt:lpwstr>", "</vt:lpwstr>", one_reference,
        true },
    { "word/_rels/x.rels", "<Relationship Target=\"x/", "\"/>", percent, true },
    { "customXml/a.odt.txt", "", "", plain, true },
};

static write_fn *const unseen[] = { zero_width, soft_hyphen, full_width,
    hard_space };

enum {
    UNSEEN = sizeof(unseen) / sizeof(unseen[0]),
};

size_t
mutants_count(void)
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        count += (size_t)FORMS * (places[i].write == NULL ? UNSEEN : 1);
    }
    return count;
}

static size_t
copy(char *to, const char *text)
{
    size_t len = strlen(text);

    memcpy(to, text, len + 1);
    return len;
}

void
mutants_make(size_t index, struct mutant *ret_mutant)
{
    const struct place *place = places;
    write_fn *write;
    char *to = ret_mutant->bytes;
    size_t here;

    while (index >= (here = FORMS * (place->write == NULL ? UNSEEN : 1))) {
        index -= here;
        place++;
    }
    write = place->write == NULL ? unseen[index / FORMS] : place->write;
    ret_mutant->form = forms[index % FORMS];
    ret_mutant->place = place->before;
    ret_mutant->document = place->document;
    (void)snprintf(ret_mutant->file, sizeof(ret_mutant->file), "%s",
        place->file);
    to += copy(to, place->before);
    for (size_t i = 0; ret_mutant->form[i] != '\0'; i++) {
        to += write(to, ret_mutant->form[i], i);
    }
    to += copy(to, place->after);
    ret_mutant->len = (size_t)(to - ret_mutant->bytes);
}

bool
mutants_have(const char *ending)
{
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        const char *name = places[i].document ? "a.docx" : places[i].file;
        const char *dot = strrchr(name, '.');

        if (strcmp(dot == NULL ? name : dot, ending) == 0) {
            return true;
        }
    }
    return false;
}
