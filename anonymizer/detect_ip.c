#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/row.h"

#define V6_MAX 46

/* Reads a number of at most three digits at `*at`; -1 when there is none. */
static int
read_octet(const char *text, size_t *at)
{
    int value = 0;
    int digits = 0;

    while (anon_is_digit(text[*at]) && digits < 4) {
        value = value * 10 + (text[*at] - '0');
        (*at)++;
        digits++;
    }
    return digits == 0 || digits > 3 || value > 255 ? -1 : value;
}

/* Where an optional "/24", ":8080" or "/path" behind an address ends. */
static size_t
suffix_end(const char *text, size_t at)
{
    size_t end = at + 1;

    if (text[at] != '/' && text[at] != ':') {
        return at;
    }
    while (anon_is_digit(text[end])) {
        end++;
    }
    end = end > at + 1 ? end : at;
    if (text[end] == '/' && anon_is_alnum(text[end + 1])) {
        while (anon_is_alnum(text[end]) ||
            (anon_is_one_of(text[end], "/.-_%?=&") &&
                (anon_is_alnum(text[end + 1]) || text[end] == '/'))) {
            end++;
        }
    }
    return end;
}

/* The end of a dotted quad at `begin`, or `begin`. */
static size_t
v4_end(const char *text, size_t begin)
{
    size_t at = begin;
    int part;

    for (part = 0; part < 4; part++) {
        if (read_octet(text, &at) < 0 || (part < 3 && text[at] != '.')) {
            return begin;
        }
        at += part < 3;
    }
    if (anon_is_alnum(text[at]) ||
        (text[at] == '.' && anon_is_digit(text[at + 1]))) {
        return begin;
    }
    return suffix_end(text, at);
}

/* The end of an IPv6 address (RFC 4291, 2.2) at `begin`, or `begin`. */
static size_t
v6_end(const char *text, size_t begin)
{
    size_t groups = 0;
    size_t at = begin;
    bool gap = false;

    while (at - begin < V6_MAX) {
        size_t digits = 0;
        size_t group = at;

        while (anon_is_hex(text[at])) {
            digits++;
            at++;
        }
        if (text[at] == '.' && groups + gap > 0 &&
            v4_end(text, group) > group) {
            groups += 2;
            at = v4_end(text, group);
            break;
        }
        groups += digits > 0;
        if (digits > 4 || text[at] != ':') {
            break;
        }
        if (text[at + 1] == ':') {
            if (gap) {
                return begin;
            }
            gap = true;
            at++;
        } else if (!anon_is_hex(text[at + 1])) {
            break;
        }
        at++;
    }
    if (anon_is_alnum(text[at]) || at - begin > V6_MAX ||
        !(gap ? groups >= 1 && groups < 8 && at - begin > 2 : groups == 8)) {
        return begin;
    }
    return suffix_end(text, at);
}

/* The end of a MAC address, 6 or 8 pairs joined by : - or ., or `begin`. */
static size_t
mac_end(const char *text, size_t begin)
{
    char joint =
        text[begin] == '\0' || text[begin + 1] == '\0' ? '\0' : text[begin + 2];
    size_t at = begin;
    int pair;

    if (joint != ':' && joint != '-' && joint != '.') {
        return begin;
    }
    for (pair = 0; pair < 8; pair++) {
        if (!anon_is_hex(text[at]) || !anon_is_hex(text[at + 1])) {
            return begin;
        }
        at += 2;
        if (pair == 7 || (pair == 5 && text[at] != joint)) {
            break;
        }
        if (text[at++] != joint) {
            return begin;
        }
    }
    return anon_is_alnum(text[at]) ? begin : at;
}

/* The end of a MAC address as Cisco writes it, 0012.3456.789a, or `begin`. */
static size_t
cisco_end(const char *text, size_t begin)
{
    size_t at = begin;
    bool letter = false;
    int part;
    int i;

    for (part = 0; part < 3; part++) {
        for (i = 0; i < 4; i++, at++) {
            if (!anon_is_hex(text[at])) {
                return begin;
            }
            letter = letter || !anon_is_digit(text[at]);
        }
        if (part < 2 && text[at++] != '.') {
            return begin;
        }
    }
    return letter && !anon_is_alnum(text[at]) ? at : begin;
}

/* "Unspecified ::": the colons behind a word for an address. */
static bool
is_unspecified(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "ip", "ipv6", "unspecified", "src",
        "dst", "host", "bind" };
    const char *after = document->folded + document->tokens[index].end;

    return (after[0] == ' ' || after[0] == '=') && after[1] == ':' &&
        after[2] == ':' && (after[3] == '\0' || anon_is_blank(after[3])) &&
        anon_document_is_any(document, index, words,
            sizeof(words) / sizeof(words[0]));
}

/* Four hexadecimal digits at most, or a word before two colons. */
static bool
may_be_group(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    const char *text = document->folded;

    return (anon_is_hex(text[token->begin]) &&
               token->end - token->begin <= 4) ||
        (text[token->end] != '\0' && text[token->end + 1] == ':');
}

/* "fe80::1%eth0": the zone goes too (RFC 4007, 11). */
static size_t
with_zone(const char *text, size_t end)
{
    size_t at = end + 1;

    if (text[end] != '%' || !anon_is_alnum(text[at])) {
        return end;
    }
    while (anon_is_alnum(text[at])) {
        at++;
    }
    return at;
}

/*
 * Where an address may begin.  It has no blank inside and three parts or more,
 * but for those with two colons, before or behind the only one.
 */
static uint64_t
find_groups(const struct anon_marks *marks, size_t block)
{
    struct anon_row dotted = anon_row_of(marks, block, ANON_MARK_DOTTED);
    /* Colons before the first token of all are not in its marks. */
    uint64_t first = block == 0 ? 1 : 0;

    return first |
        (dotted.here &
            (anon_row_next(dotted, 1) |
                anon_marks_block(marks, block,
                    ANON_MARK_COLON | ANON_MARK_BEHIND))) |
        (anon_marks_row(marks, block, ANON_MARK_AFTER) &
            anon_marks_row(marks, block, ANON_MARK_GAP));
}

enum anon_status
anon_detect_ip(const struct anon_document *document,
    struct anon_findings *findings)
{
    const char *text = document->folded;
    enum anon_status status = ANON_OK;
    size_t done = 0;
    struct anon_walk walk = anon_walk_where(document->marks, find_groups);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        size_t begin = document->tokens[i].begin;
        size_t end = begin;
        const char *rule = "ip.v4";

        if (!may_be_group(document, i) ||
            (begin > 1 && text[begin - 1] == '.' &&
                anon_is_digit(text[begin - 2]))) {
            continue;
        }
        if (is_unspecified(document, i)) {
            status = anon_detect_hit(findings, document->tokens[i].end + 1,
                document->tokens[i].end + 3,
                (struct anon_hit){ ANON_IP, 60, "ip.v6" });
            continue;
        }
        if (begin < done || !anon_is_hex(text[begin]) ||
            document->tokens[i].end - begin > 4 ||
            (!anon_is_one_of(text[document->tokens[i].end], ".:-") &&
                (begin < 2 || memcmp(text + begin - 2, "::", 2) != 0))) {
            continue;
        }
        if (begin > 1 && text[begin - 1] == ':' && text[begin - 2] == ':' &&
            (begin == 2 || !anon_is_alnum(text[begin - 3]))) {
            begin -= 2;
        }
        end = v4_end(text, begin);
        if (end == begin) {
            end = mac_end(text, begin);
            rule = "ip.mac";
        }
        if (end == begin) {
            end = cisco_end(text, begin);
        }
        if (end == begin) {
            end = v6_end(text, begin);
            end = end > begin ? with_zone(text, end) : end;
            rule = "ip.v6";
        }
        if (end > begin) {
            done = end;
            status = anon_detect_hit(findings, begin, end,
                (struct anon_hit){ ANON_IP, 90, rule });
        }
    }
    return status;
}
