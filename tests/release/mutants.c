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

/* Room for one character in any writing. */
#define ROOM 80

#define WRITE(to, ...) (size_t) snprintf(to, ROOM, __VA_ARGS__)

/* Writes one character of a form its own way. */
typedef size_t write_fn(char *to, char byte);

static bool
is_alphanumeric(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
        (byte >= '0' && byte <= '9');
}

static size_t
itself(char *to, char byte)
{
    *to = byte;
    return 1;
}

static size_t
as_decimal(char *to, char byte)
{
    return WRITE(to, "&#%d;", byte);
}

static size_t
as_hex(char *to, char byte)
{
    return WRITE(to, "&#x%02X;", (unsigned)byte);
}

static size_t
as_escape(char *to, char byte)
{
    return WRITE(to, "\\u%04x", (unsigned)byte);
}

static size_t
as_percent(char *to, char byte)
{
    return WRITE(to, "%%%02X", (unsigned)byte);
}

static size_t
as_query(char *to, char byte)
{
    return byte == ' ' ? as_percent(to, byte) : itself(to, byte);
}

static size_t
with_backslash(char *to, char byte)
{
    bool special = strchr("\\`*_<&#>+-=~|:(", byte) != NULL;

    return special ? WRITE(to, "\\%c", byte) : itself(to, byte);
}

/* A letter or digit as wide as a Chinese one (U+FF01 and on). */
static size_t
as_wide(char *to, char byte)
{
    unsigned wide = 0xff00 + (unsigned)(byte - 0x20);

    if (!is_alphanumeric(byte)) {
        return itself(to, byte);
    }
    to[0] = (char)(0xe0 | (wide >> 12));
    to[1] = (char)(0x80 | ((wide >> 6) & 0x3f));
    to[2] = (char)(0x80 | (wide & 0x3f));
    return 3;
}

static size_t
with_hard_space(char *to, char byte)
{
    return byte == ' ' ? WRITE(to, "\xc2\xa0") : itself(to, byte);
}

/* How a form is written: every character of it, or one of them. */
struct writing {
    write_fn *write;
    const char *before; /* that one character; NULL: every one is written */
    const char *after;
    size_t at;
};

#define EVERY(name, how) static const struct writing name = { .write = (how) }
#define ONE(name, how, index, left, right)                                     \
    static const struct writing name = { .write = (how),                       \
        .at = (index),                                                         \
        .before = (left),                                                      \
        .after = (right) }

EVERY(plain, itself);
EVERY(decimal, as_decimal);
EVERY(hex, as_hex);
EVERY(escape, as_escape);
EVERY(percent, as_percent);
EVERY(query, as_query);
EVERY(backslash, with_backslash);
ONE(one_reference, as_decimal, 1, "", "");
ONE(one_escape, as_escape, 1, "", "");
ONE(bold, itself, 2, "<b>", "</b>");
ONE(comment, itself, 2, "<!-- x -->", "");
ONE(emphasis, itself, 2, "**", "**");
ONE(run, itself, 3,
    "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">", "");
/* What nobody sees, within a word. */
ONE(zero_width, itself, 1, "\xe2\x80\x8b", "");
ONE(soft_hyphen, itself, 1, "\xc2\xad", "");
EVERY(full_width, as_wide);
EVERY(hard_space, with_hard_space);

#define UNSEEN &zero_width, &soft_hyphen, &full_width, &hard_space

enum {
    WRITINGS_MAX = 11,
};

/* A place in a file; one whose name has a slash is a member of a document. */
static const struct place {
    const char *file;
    const char *before;
    const char *after;
    const struct writing *writings[WRITINGS_MAX]; /* NULL behind the last */
} places[] = {
    { "a.html", "<p>saw ", " again</p>",
        { UNSEEN, &plain, &decimal, &hex, &one_reference, &bold, &comment } },
    { "a.html", "<p title=\"", "\">x</p>", { &plain } },
    { "a.html", "<p title='", "'>x</p>", { &decimal } },
    { "a.html", "<p data-x=\"to ", " x\">x</p>", { &one_reference } },
    { "a.html", "<meta name=\"author\" content=\"", "\">", { &plain } },
    { "a.html", "<!-- ", " -->", { &plain } },
    { "a.html", "<style>/* ", " */</style>", { &plain } },
    { "a.html", "<script>// ", "\n</script>", { &plain } },
    { "a.html", "<svg><title>", "</title></svg>", { &plain } },
    { "a.html", "<svg><text x=\"1\">", "</text></svg>", { &decimal } },
    { "a.html", "<svg aria-label=\"", "\"></svg>", { &plain } },
    { "a.html", "<a href=\"https://x.example/?q=", "\">x</a>",
        { &query, &percent } },
    { "a.md", "# saw ", " today\n", { UNSEEN, &plain } },
    { "a.md", "saw ", " today\n",
        { &backslash, &emphasis, &one_reference, &hex } },
    { "a.md", "[x](https://x.example/", ")\n", { &query, &percent } },
    { "a.md", "```\n", "\n```\n", { &plain } },
    { "a.csv", "\"id\",\"text\"\r\n1,\"saw ", "\"\r\n", { UNSEEN, &plain } },
    { "a.csv", "\"id\",\"text\"\r\n1,\"\"\"", "\"\", said\"\r\n", { &plain } },
    { "a.csv", "\"id\",\"text\"\r\n1,\"'=x\n", "\"\r\n", { &plain } },
    { "a.csv", "\"", "\"\r\n1\r\n", { &plain } },
    { "redcap-dictionary.csv", "\"a\",\"b\"\r\n\"f\",\"1, x | 2, ", "\"\r\n",
        { &plain } },
    { "a.json", "{\"a\": \"saw ", "\"}",
        { UNSEEN, &plain, &escape, &one_escape } },
    { "a.json", "{\"", "\": 1}", { &plain, &escape } },
    { "datapackage.json", "{\"path\": \"https://x.example/", "\"}",
        { &percent } },
    { "a.sav", "$FL2@(#) \x01\x02", "\x03\x04  \x05", { UNSEEN, &plain } },
    { "a.dta", "<stata_dta>\x01\x02", "\xff\xfe\x01", { &plain } },
    { "a.R", "# ", "\n", { &plain } },
    { "a.py", "x = '", "'\n", { &plain } },
    { "a.sql", "-- ", "\n", { &plain } },
    { "a.txt", "saw ", "\n", { UNSEEN } },
    { "a.sig", "x ", "\n", { &plain } },
    { "SHA256SUMS", "00  ", "\n", { &plain } },
    { "word/document.xml", "<w:p><w:r><w:t>saw ", "</w:t></w:r></w:p>",
        { UNSEEN, &plain, &run, &decimal } },
    { "word/document.xml", "<w:bookmarkStart w:name=\"", "\"/>", { &hex } },
    { "word/footnotes.xml", "<!-- ", " -->", { &plain } },
    { "docProps/core.xml", "<dc:creator>", "</dc:creator>", { &plain } },
    { "docProps/custom.xml", "<vt:lpwstr>", "</vt:lpwstr>",
        { &one_reference } },
    { "word/_rels/x.rels", "<Relationship Target=\"x/", "\"/>", { &percent } },
    { "customXml/a.odt.txt", "", "", { &plain } },
};

enum {
    PLACES = sizeof(places) / sizeof(places[0]),
};

static size_t
count_writings(const struct place *place)
{
    size_t count = 0;

    while (count < WRITINGS_MAX && place->writings[count] != NULL) {
        count++;
    }
    return count;
}

static bool
is_member(const struct place *place)
{
    return strchr(place->file, '/') != NULL;
}

size_t
mutants_count(void)
{
    size_t count = 0;

    for (size_t i = 0; i < PLACES; i++) {
        count += FORMS * count_writings(&places[i]);
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

/* Writes character `at` of a form. */
static size_t
write_one(char *to, const struct writing *writing, char byte, size_t at)
{
    size_t len;

    if (writing->before == NULL) {
        return writing->write(to, byte);
    }
    if (at != writing->at) {
        return itself(to, byte);
    }
    len = copy(to, writing->before);
    len += writing->write(to + len, byte);
    return len + copy(to + len, writing->after);
}

void
mutants_make(size_t index, struct mutant *ret_mutant)
{
    const struct place *place = places;
    const struct writing *writing;
    char *to = ret_mutant->bytes;
    size_t here;

    while (index >= (here = FORMS * count_writings(place))) {
        index -= here;
        place++;
    }
    writing = place->writings[index / FORMS];
    ret_mutant->form = forms[index % FORMS];
    ret_mutant->place = place->before;
    ret_mutant->document = is_member(place);
    (void)snprintf(ret_mutant->file, sizeof(ret_mutant->file), "%s",
        place->file);
    to += copy(to, place->before);
    for (size_t i = 0; ret_mutant->form[i] != '\0'; i++) {
        to += write_one(to, writing, ret_mutant->form[i], i);
    }
    to += copy(to, place->after);
    ret_mutant->len = (size_t)(to - ret_mutant->bytes);
}

bool
mutants_have(const char *ending)
{
    for (size_t i = 0; i < PLACES; i++) {
        const char *name = is_member(&places[i]) ? "a.docx" : places[i].file;
        const char *dot = strrchr(name, '.');

        if (strcmp(dot == NULL ? name : dot, ending) == 0) {
            return true;
        }
    }
    return false;
}
