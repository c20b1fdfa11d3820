#include "cli/batch_answer.h"

#include <string.h>

#include "anonymizer/quasi.h"
#include "cli/eight.h"
#include "cli/output.h"

/* Walks through the text once, counting code points up to a byte. */
struct counter {
    struct anon_text text;
    size_t at;
    size_t points;
    bool ascii; /* every byte is one */
};

static size_t
points_at(struct counter *counter, size_t byte)
{
    if (counter->ascii) {
        return byte;
    }
    while (counter->at + 8 <= byte) {
        counter->points += eight_points(counter->text.data + counter->at);
        counter->at += 8;
    }
    while (counter->at < byte) {
        counter->points +=
            ((unsigned char)counter->text.data[counter->at] & 0xC0) != 0x80;
        counter->at++;
    }
    return counter->points;
}

static void
write_escaped(unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    char escape[] = "\\u0000";

    if (byte == '"' || byte == '\\') {
        escape[1] = (char)byte;
        output_bytes(escape, 2);
    } else if (byte == '\n') {
        output_bytes("\\n", 2);
    } else {
        escape[4] = hex[byte >> 4];
        escape[5] = hex[byte & 15];
        output_bytes(escape, 6);
    }
}

static bool
is_escaped(unsigned char byte)
{
    return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
}

static void
write_string(struct anon_text text)
{
    size_t from = 0;
    size_t at = 0;

    output_bytes("\"", 1);
    while (at < text.len) {
        if (text.len - at >= 8) {
            size_t plain = eight_unescaped(text.data + at);

            at += plain;
            if (plain == 8) {
                continue;
            }
        }
        if (is_escaped((unsigned char)text.data[at])) {
            output_bytes(text.data + from, at - from);
            write_escaped((unsigned char)text.data[at]);
            from = at + 1;
        }
        at++;
    }
    output_bytes(text.data + from, text.len - from);
    output_bytes("\"", 1);
}

/* Longest finding: the names in it are ours, the numbers have 20 digits. */
#define FINDING_MAX 256

/*
 * Copies a text of ours; returns where it ends.  Inline, so that the length of
 * a constant is one.
 */
static inline char *
put_text(char *out, const char *text)
{
    size_t len = strlen(text);

    memcpy(out, text, len);
    return out + len;
}

static char *
put_number(char *out, size_t number)
{
    char digits[20];
    size_t at = sizeof(digits);

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    memcpy(out, digits + at, sizeof(digits) - at);
    return out + sizeof(digits) - at;
}

/* In one piece: there are many of them. */
static void
write_finding(const struct anon_finding *finding, struct counter *counter,
    const char *comma)
{
    char line[FINDING_MAX];
    char *out = put_text(line, comma);

    out = put_text(out, "{\"start\": ");
    out = put_number(out, points_at(counter, finding->begin));
    out = put_text(out, ", \"end\": ");
    out = put_number(out, points_at(counter, finding->end));
    out = put_text(out, ", \"type\": \"");
    out = put_text(out, anon_type_name(finding->type));
    out = put_text(out, "\", \"rule\": \"");
    out = put_text(out, finding->rule);
    out = put_text(out, "\", \"confidence\": ");
    out = put_number(out, finding->confidence);
    out = put_text(out, "}");
    output_bytes(line, (size_t)(out - line));
}

/* Writes the findings of one decision, in the order of the text. */
static void
write_findings(const struct batch_answer *answer, bool ascii,
    enum anon_decision decision)
{
    struct counter counter = { answer->text, 0, 0, ascii };
    const char *comma = "";
    size_t i;

    output_text("[");
    for (i = 0; i < answer->findings.len; i++) {
        if (answer->findings.items[i].decision == decision) {
            write_finding(&answer->findings.items[i], &counter, comma);
            comma = ", ";
        }
    }
    output_text("]");
}

/* What names nobody by itself and was not removed. */
static void
write_quasi(const struct batch_answer *answer, bool ascii)
{
    struct counter counter = { answer->text, 0, 0, ascii };
    struct anon_quasi_mark mark;
    const char *comma = "";
    size_t next = 0;
    size_t at = 0;

    output_text(", \"quasi\": [");
    while (anon_quasi_next(answer->text, &at, &mark)) {
        char line[FINDING_MAX];
        char *out = put_text(line, comma);

        while (next < answer->findings.len &&
            answer->findings.items[next].end <= mark.begin) {
            next++;
        }
        if (next < answer->findings.len &&
            answer->findings.items[next].begin < mark.end &&
            answer->findings.items[next].decision == ANON_REMOVE) {
            continue;
        }
        out = put_text(out, "{\"start\": ");
        out = put_number(out, points_at(&counter, mark.begin));
        out = put_text(out, ", \"end\": ");
        out = put_number(out, points_at(&counter, mark.end));
        out = put_text(out, ", \"class\": \"");
        out = put_text(out, anon_quasi_name(mark.quasi));
        out = put_text(out, "\"}");
        output_bytes(line, (size_t)(out - line));
        comma = ", ";
    }
    output_text("]");
}

static int
write_dumped(const char *bytes, size_t len, void *unused)
{
    (void)unused;
    output_bytes(bytes, len);
    return 0;
}

static void
write_id(const struct batch_answer *answer)
{
    if (answer->id.data != NULL) {
        output_bytes(answer->id.data, answer->id.len);
    } else if (answer->parsed_id == NULL ||
        json_dump_callback(answer->parsed_id, write_dumped, NULL,
            JSON_ENCODE_ANY) != 0) {
        output_text("null");
    }
}

void
batch_answer_write(const struct batch_answer *answer)
{
    bool ascii = eight_all_ascii(answer->text.data, answer->text.len);

    output_text("{\"id\": ");
    write_id(answer);
    output_text(", \"spans\": ");
    write_findings(answer, ascii, ANON_REMOVE);
    output_text(", \"flags\": ");
    write_findings(answer, ascii, ANON_FLAG);
    if (answer->quasi) {
        write_quasi(answer, ascii);
    }
    output_text(", \"redacted_text\": ");
    write_string(anon_clean_view(answer->clean));
    output_text("}\n");
}
