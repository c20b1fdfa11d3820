#include "cli/review_answer.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/prompt.h"
#include "cli/release/review_file.h"
#include "cli/report.h"
#include "cli/show.h"
#include "cli/utf8.h"

/* Where the words around a finding stand. */
#define INDENT "    "

enum {
    LINE_WIDTH = 75,
};

/* What was typed at a question. */
enum typed {
    TYPED_ANSWER,
    TYPED_UNCLEAR,
    TYPED_HELP,
    TYPED_LEDGER, /* remove, and ask whose it is */
    TYPED_REST,   /* as suggested, this and all that follow */
    TYPED_BACK,   /* the last answer does not count */
    TYPED_STOP,
};

/* One reading at the terminal: of the findings, or of what is left over. */
struct reading {
    struct release_review *review;
    bool leftover;
    size_t total; /* questions of it */
};

static enum vault_status
append(struct vault_secret *out, const char *text)
{
    return vault_secret_append(out, text, strlen(text));
}

static bool
is_of(const struct reading *reading, size_t index,
    struct release_question *ret_question)
{
    return release_review_at(reading->review, index, ret_question) &&
        !ret_question->settled && ret_question->leftover == reading->leftover;
}

/* The first open question of the reading; how many are answered before it. */
static bool
next_open(const struct reading *reading, size_t *ret_index,
    size_t *ret_answered)
{
    size_t count = release_review_count(reading->review);
    struct release_question question;

    *ret_answered = 0;
    *ret_index = count;
    for (size_t i = 0; i < count; i++) {
        if (!is_of(reading, i, &question)) {
            continue;
        }
        if (question.decision != RELEASE_OPEN) {
            (*ret_answered)++;
        } else if (*ret_index == count) {
            *ret_index = i;
        }
    }
    return *ret_index < count;
}

/* "Finding 3 of 17  PERSON  40 %  name.cue  x2  K-7F3Q", "Left over 1 of 5". */
static void
write_head(const struct reading *reading, size_t number,
    const struct release_question *question, char *ret_head, size_t size)
{
    const char *what = report_sentence_now(
        reading->leftover ? REPORT_WORD_LEFT_OVER : REPORT_WORD_FINDING);
    int len = snprintf(ret_head, size, "\n%s %zu %s %zu  ", what, number,
        report_sentence_now(REPORT_WORD_OF), reading->total);

    if (len < 0 || (size_t)len >= size) {
        return;
    }
    ret_head += len;
    size -= (size_t)len;
    if (reading->leftover) {
        (void)snprintf(ret_head, size, "%s  %u/9  x%" PRId64 "  %s\n",
            question->rule, (unsigned)question->confidence, question->count,
            question->case_code);
    } else {
        (void)snprintf(ret_head, size, "%s  %u %%  %s  x%" PRId64 "  %s\n",
            anon_type_name(question->type), (unsigned)question->confidence,
            question->rule, question->count, question->case_code);
    }
}

/* How long the word is that begins the text, with the blanks behind it. */
static size_t
word_len(const char *text, size_t len)
{
    size_t at = 0;

    while (at < len && text[at] != ' ') {
        at++;
    }
    while (at < len && text[at] == ' ') {
        at++;
    }
    return at;
}

/* Appends on lines of a terminal of 80 columns, broken between words. */
static enum vault_status
append_wrapped(struct vault_secret *out, const char *text, size_t len)
{
    enum vault_status status = append(out, INDENT);
    size_t column = 0;

    while (status == VAULT_OK && len > 0) {
        size_t used = word_len(text, len);
        size_t width = utf8_count(text, used);

        if (column > 0 && column + width > LINE_WIDTH) {
            status = append(out, "\n" INDENT);
            column = 0;
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(out, text, used);
        }
        column += width;
        text += used;
        len -= used;
    }
    return status == VAULT_OK ? append(out, "\n") : status;
}

static bool
show_question(const struct reading *reading, size_t number,
    const struct release_question *question)
{
    struct vault_secret lines = VAULT_SECRET_INIT;
    struct vault_secret context = VAULT_SECRET_INIT;
    char head[192];
    bool ok;

    write_head(reading, number, question, head, sizeof(head));
    ok = show_neutral(question->context.data, question->context.len, true,
             &context) == VAULT_OK &&
        append(&lines, head) == VAULT_OK &&
        append_wrapped(&lines, (const char *)context.data, context.len) ==
            VAULT_OK &&
        prompt_show((const char *)lines.data, lines.len);
    vault_secret_release(&context);
    vault_secret_release(&lines);
    return ok;
}

static void
show_keys(void)
{
    const char *keys = report_sentence_now(REPORT_REVIEW_KEYS);

    (void)(prompt_show(keys, strlen(keys)) && prompt_show("\n", 1));
}

static enum release_decision
suggestion(const struct release_question *question)
{
    return question->suggests_keep ? RELEASE_KEEP : RELEASE_REMOVE;
}

/* One letter; the same letters in both languages, and both languages' own. */
static enum typed
understand_letter(char letter, struct release_answer *ret_answer)
{
    switch (letter) {
    case 'a':
    case 'h':
    case 'm':
    case 'r':
    case 's': ret_answer->decision = RELEASE_REMOVE; return TYPED_ANSWER;
    case 'b':
    case 'k': ret_answer->decision = RELEASE_KEEP; return TYPED_ANSWER;
    case 'j':
    case 'n':
        ret_answer->decision = RELEASE_KEEP;
        ret_answer->client = true;
        return TYPED_ANSWER;
    case 'l': return TYPED_LEDGER;
    case '?': return TYPED_HELP;
    case '!': return TYPED_REST;
    case 'u': return TYPED_BACK;
    case 'q': return TYPED_STOP;
    default: return TYPED_UNCLEAR;
    }
}

/* Understands a letter, a word or a type; Enter takes the suggestion. */
static enum typed
understand(const struct vault_secret *typed,
    const struct release_question *question, struct release_answer *ret_answer)
{
    struct anon_text word = { (const char *)typed->data, typed->len };

    *ret_answer = (struct release_answer){ .label = question->type };
    if (word.len == 2 && word.data[1] == '*') {
        ret_answer->everywhere = true;
        word.len--;
    } else if (word.len == 1 && word.data[0] == '*') {
        ret_answer->everywhere = true;
        word.len--;
    }
    if (word.len == 0) {
        ret_answer->decision = suggestion(question);
        return TYPED_ANSWER;
    }
    if (word.len == 1) {
        return understand_letter(word.data[0], ret_answer);
    }
    return release_review_word(word, question, ret_answer) &&
            ret_answer->decision != RELEASE_OPEN
        ? TYPED_ANSWER
        : TYPED_UNCLEAR;
}

/* Whose a name is; an empty answer goes back to the question. */
static enum typed
ask_role(const struct release_question *question, struct release_answer *answer)
{
    struct vault_secret typed = VAULT_SECRET_INIT;
    struct release_answer always;
    char word[VAULT_WORD_MAX + 16] = "always:";
    enum typed result = TYPED_UNCLEAR;

    if (prompt_line(REPORT_ASK_ROLE, "", &typed) != VAULT_OK) {
        result = TYPED_STOP;
    } else if (typed.len > 0 && typed.len <= VAULT_WORD_MAX) {
        memcpy(word + strlen(word), typed.data, typed.len);
        if (release_review_word((struct anon_text){ word,
                                    strlen("always:") + typed.len },
                question, &always)) {
            always.everywhere = answer->everywhere;
            *answer = always;
            result = TYPED_ANSWER;
        }
    }
    vault_secret_release(&typed);
    return result;
}

/* Asks until there is something to do. */
static enum typed
ask(const struct release_question *question, struct release_answer *ret_answer)
{
    struct vault_secret line = VAULT_SECRET_INIT;
    enum report_message prompt = question->leftover ? REPORT_ASK_LEFT_OVER
        : question->suggests_keep                   ? REPORT_ASK_FINDING_KEEP
                                                    : REPORT_ASK_FINDING;
    enum typed typed = TYPED_UNCLEAR;

    while (typed == TYPED_UNCLEAR) {
        if (prompt_line(prompt, "", &line) != VAULT_OK) {
            typed = TYPED_STOP;
            break;
        }
        typed = understand(&line, question, ret_answer);
        if (typed == TYPED_LEDGER) {
            typed = ask_role(question, ret_answer);
        }
        if (typed == TYPED_HELP) {
            show_keys();
            typed = TYPED_UNCLEAR;
        }
    }
    vault_secret_release(&line);
    return typed;
}

/* Asks one question after the other; false when somebody stops. */
static bool
read_through(struct reading *reading)
{
    struct release_question question;
    struct release_answer answer;
    size_t index, answered;

    while (next_open(reading, &index, &answered)) {
        enum typed typed;

        if (!release_review_at(reading->review, index, &question) ||
            !show_question(reading, answered + 1, &question)) {
            return false;
        }
        typed = ask(&question, &answer);
        if (typed == TYPED_STOP) {
            return false;
        }
        if (typed == TYPED_ANSWER) {
            release_review_answer(reading->review, index, &answer);
        } else if (typed == TYPED_REST) {
            release_review_accept(reading->review, reading->leftover);
        } else {
            (void)release_review_undo(reading->review, &index);
        }
    }
    return true;
}

/* The findings while one of them is open, then what is left over. */
static enum release_status
ask_all(struct release_review *review)
{
    struct reading reading = { .review = review };
    struct release_question question;
    size_t index, answered;

    reading.leftover = !next_open(&reading, &index, &answered);
    for (size_t i = 0; i < release_review_count(review); i++) {
        reading.total += is_of(&reading, i, &question);
    }
    if (reading.leftover && reading.total > 0) {
        report_tell(REPORT_SECOND_READING, "");
    }
    return read_through(&reading) ? RELEASE_OK : RELEASE_ERR_REVIEW;
}

static enum release_status
read_file(struct release_review *review, struct review_answer *how,
    struct release_cause *ret_cause)
{
    int waiting = 0;
    char line[32];
    enum release_status status = release_review_read(how->file,
        how->has_read ? RELEASE_LINES_ANY : RELEASE_LINES_KNOWN, review,
        &waiting, ret_cause);

    how->has_read = true;
    if (status == RELEASE_OK && waiting > 0) {
        (void)snprintf(line, sizeof(line), "%d", waiting);
        report_tell(REPORT_REVIEW_WAITING, line);
    }
    return status;
}

enum release_status
review_answer(struct release_review *review, struct review_answer *how,
    struct release_cause *ret_cause)
{
    enum release_status status;

    if (how->file != NULL && access(how->file, F_OK) == 0) {
        return read_file(review, how, ret_cause);
    }
    if (release_review_open(review) == 0) {
        return RELEASE_OK;
    }
    if (how->file != NULL) {
        status = release_review_write(how->file, review, ret_cause);
        if (status == RELEASE_OK) {
            report_tell(REPORT_REVIEW_WRITTEN, how->file);
        }
        return status == RELEASE_OK ? RELEASE_ERR_REVIEW : status;
    }
    if (!how->no_input && isatty(STDIN_FILENO)) {
        return ask_all(review);
    }
    report_tell(REPORT_REVIEW_HOW, "");
    return RELEASE_OK;
}
