#include "cli/batch_line.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "anonymizer/quasi.h"

#include "cli/batch_cut.h"
#include "cli/batch_known.h"
#include "cli/eight.h"
#include "cli/output.h"
#include "vault/secret.h"

/* One line being answered. */
struct answer {
    json_t *root;
    char *decoded; /* the text, when it was cut out of the line */
    size_t decoded_cap;
    struct anon_text text;
    const struct anon_known *known; /* borrowed */
    struct anon_cast *cast;
    struct anon_findings findings;
    struct anon_clean *clean;
    bool quasi; /* point quasi-identifiers out */
};

/* Walks through the text once, counting code points up to a byte. */
struct counter {
    struct anon_text text;
    size_t at;
    size_t points;
};

static size_t
points_at(struct counter *counter, size_t byte)
{
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
write_string(struct anon_text text)
{
    static const char hex[] = "0123456789abcdef";
    size_t from = 0;
    size_t i;

    output_text("\"");
    for (i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        char escape[] = "\\u0000";

        if (text.len - i >= 8 && !eight_escape(text.data + i)) {
            i += 7;
            continue;
        }
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) {
            continue;
        }
        output_bytes(text.data + from, i - from);
        from = i + 1;
        if (byte == '"' || byte == '\\') {
            escape[1] = (char)byte;
            output_bytes(escape, 2);
        } else if (byte == '\n') {
            output_text("\\n");
        } else {
            escape[4] = hex[byte >> 4];
            escape[5] = hex[byte & 15];
            output_bytes(escape, 6);
        }
    }
    output_bytes(text.data + from, text.len - from);
    output_text("\"");
}

/* Longest finding: the names in it are ours, the numbers have 20 digits. */
#define FINDING_MAX 256

/* Copies a text of ours; returns where it ends. */
static char *
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
write_finding(const struct anon_finding *finding, struct counter *counter)
{
    char line[FINDING_MAX];
    char *out = put_text(line, "{\"start\": ");

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
write_findings(const struct answer *answer, enum anon_decision decision)
{
    struct counter counter = { answer->text, 0, 0 };
    const char *comma = "";
    size_t i;

    output_text("[");
    for (i = 0; i < answer->findings.len; i++) {
        if (answer->findings.items[i].decision == decision) {
            output_text(comma);
            write_finding(&answer->findings.items[i], &counter);
            comma = ", ";
        }
    }
    output_text("]");
}

/* What names nobody by itself and was not removed. */
static void
write_quasi(const struct answer *answer)
{
    struct counter counter = { answer->text, 0, 0 };
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
write_answer(const struct answer *answer)
{
    const json_t *id = json_object_get(answer->root, "id");

    output_text("{\"id\": ");
    if (id == NULL ||
        json_dump_callback(id, write_dumped, NULL, JSON_ENCODE_ANY) != 0) {
        output_text("null");
    }
    output_text(", \"spans\": ");
    write_findings(answer, ANON_REMOVE);
    output_text(", \"flags\": ");
    write_findings(answer, ANON_FLAG);
    if (answer->quasi) {
        write_quasi(answer);
    }
    output_text(", \"redacted_text\": ");
    write_string(anon_clean_view(answer->clean));
    output_text("}\n");
}

static enum anon_language
language_of(const json_t *root)
{
    const char *lang = json_string_value(json_object_get(root, "lang"));

    if (lang != NULL && strcmp(lang, "id") == 0) {
        return ANON_LANGUAGE_ID;
    }
    return lang != NULL && strcmp(lang, "en") == 0 ? ANON_LANGUAGE_EN
                                                   : ANON_LANGUAGE_AUTO;
}

static enum anon_status
redact(struct answer *answer, const struct batch_treatment *how,
    struct anon_scratch *scratch)
{
    const struct anon_scan_options options = {
        .language = language_of(answer->root),
        .policy = how->policy,
        .known = answer->known,
        .scratch = scratch,
    };
    struct anon_transform transform = {
        .language = options.language,
        .policy = how->policy,
        .known = answer->known,
        .first_day = ANON_NO_DAY,
        .shift = how->shift,
        .domain = how->domain,
    };
    enum anon_status status =
        anon_scan(answer->text, &options, &answer->findings);

    if (status == ANON_OK) {
        status = anon_cast_new(&answer->cast);
    }
    if (status == ANON_OK) {
        transform.cast = answer->cast;
        status = anon_redact(answer->text, &answer->findings, &transform,
            &answer->clean);
    }
    return status;
}

static void
answer_release(struct answer *answer)
{
    anon_clean_free(&answer->clean);
    anon_findings_release(&answer->findings);
    anon_cast_free(&answer->cast);
    json_decref(answer->root);
    vault_wipe(answer->decoded, answer->decoded_cap);
    free(answer->decoded);
}

/* The whole line by the parser. */
static enum batch_status
parse_whole(struct answer *answer, struct anon_text line)
{
    const json_t *text;

    answer->root = json_loadb(line.data, line.len, JSON_ALLOW_NUL, NULL);
    text = json_object_get(answer->root, "text");
    if (!json_is_string(text)) {
        return BATCH_ERR_LINE;
    }
    answer->text =
        (struct anon_text){ json_string_value(text), json_string_length(text) };
    return BATCH_OK;
}

/*
 * The text by us and the rest of the line, with an empty text in it, by the
 * parser.  In one block: first the text, then that rest.
 */
static enum batch_status
parse_cut(struct answer *answer, struct anon_text line, struct anon_text cut)
{
    size_t before = (size_t)(cut.data - line.data);
    size_t after = line.len - before - cut.len;
    size_t len;
    char *rest;

    answer->decoded = malloc(line.len + 1);
    if (answer->decoded == NULL) {
        return BATCH_ERR_NO_MEMORY;
    }
    answer->decoded_cap = line.len + 1;
    if (!batch_cut_decode(cut, answer->decoded, &len)) {
        return parse_whole(answer, line);
    }
    answer->text = (struct anon_text){ answer->decoded, len };
    rest = answer->decoded + cut.len;
    memcpy(rest, line.data, before);
    memcpy(rest + before, cut.data + cut.len, after);
    answer->root = json_loadb(rest, before + after, JSON_ALLOW_NUL, NULL);
    return answer->root == NULL ? BATCH_ERR_LINE : BATCH_OK;
}

enum batch_status
batch_line(struct anon_text line, const struct batch_treatment *how,
    struct anon_scratch *scratch, struct batch_known_last *last)
{
    struct answer answer = { .quasi = how->policy->flag_quasi };
    struct anon_text cut;
    enum batch_status status = batch_cut_find(line, &cut)
        ? parse_cut(&answer, line, cut)
        : parse_whole(&answer, line);
    json_t *known;

    if (status != BATCH_OK) {
        goto out;
    }
    known = json_object_get(answer.root, "known");
    if (known != NULL && !json_is_object(known) && !json_is_null(known)) {
        status = BATCH_ERR_LINE;
        goto out;
    }
    status = batch_known_take(last, json_is_object(known) ? known : NULL);
    if (status != BATCH_OK) {
        goto out;
    }
    answer.known = last->known;
    status = BATCH_ERR_NO_MEMORY;
    if (redact(&answer, how, scratch) == ANON_OK) {
        write_answer(&answer);
        status = BATCH_OK;
    }
out:
    answer_release(&answer);
    return status;
}
