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

/* What was typed at a question. */
enum answer {
    ANSWER_DECIDED,
    ANSWER_UNCLEAR,
    ANSWER_REST, /* as suggested, this and all that follow */
    ANSWER_BACK, /* to the question before */
    ANSWER_STOP,
};

static enum vault_status
append(struct vault_secret *out, const char *text)
{
    return vault_secret_append(out, text, strlen(text));
}

/* "3/17 PERSON 40 name.cue x2 K-7F3Q" and the words around it. */
static bool
show_question(const struct release_question *question, size_t number,
    size_t total)
{
    struct vault_secret lines = VAULT_SECRET_INIT;
    struct vault_secret context = VAULT_SECRET_INIT;
    char head[192];
    bool ok;

    (void)snprintf(head, sizeof(head),
        "\n%zu/%zu  %s  %u %%  %s  x%" PRId64 "  %s\n    ", number, total,
        anon_type_name(question->type), (unsigned)question->confidence,
        question->rule, question->count, question->case_code);
    ok = show_neutral(question->context.data, question->context.len, true,
             &context) == VAULT_OK &&
        append(&lines, head) == VAULT_OK &&
        vault_secret_append(&lines, context.data, context.len) == VAULT_OK &&
        append(&lines, "\n") == VAULT_OK &&
        prompt_show((const char *)lines.data, lines.len);
    vault_secret_release(&context);
    vault_secret_release(&lines);
    return ok;
}

static enum release_decision
suggestion(const struct release_question *question)
{
    return question->suggests_keep ? RELEASE_KEEP : RELEASE_REMOVE;
}

/* Understands a letter, a word or a type; Enter takes the suggestion. */
static enum answer
understand(const struct vault_secret *typed,
    const struct release_question *question,
    enum release_decision *ret_decision, enum anon_type *ret_label)
{
    struct anon_text word = { (const char *)typed->data, typed->len };

    *ret_label = question->type;
    if (word.len == 0) {
        *ret_decision = suggestion(question);
        return ANSWER_DECIDED;
    }
    if (word.len == 1) {
        switch (word.data[0]) {
        case 'a':
        case 'h':
        case 'r': *ret_decision = RELEASE_REMOVE; return ANSWER_DECIDED;
        case 'b':
        case 'k': *ret_decision = RELEASE_KEEP; return ANSWER_DECIDED;
        case '!': return ANSWER_REST;
        case 'u': return ANSWER_BACK;
        case 'q': return ANSWER_STOP;
        default: return ANSWER_UNCLEAR;
        }
    }
    return release_review_word(word, question->type, ret_decision, ret_label) &&
            *ret_decision != RELEASE_OPEN
        ? ANSWER_DECIDED
        : ANSWER_UNCLEAR;
}

static enum answer
ask(struct release_review *review, size_t index, size_t total)
{
    struct release_question question;
    struct vault_secret typed = VAULT_SECRET_INIT;
    enum release_decision decision = RELEASE_OPEN;
    enum answer answer = ANSWER_UNCLEAR;
    enum anon_type label;

    if (!release_review_at(review, index, &question) ||
        !show_question(&question, index + 1, total)) {
        return ANSWER_STOP;
    }
    while (answer == ANSWER_UNCLEAR) {
        if (prompt_line(question.suggests_keep ? REPORT_ASK_FINDING_KEEP
                                               : REPORT_ASK_FINDING,
                "", &typed) != VAULT_OK) {
            answer = ANSWER_STOP;
            break;
        }
        answer = understand(&typed, &question, &decision, &label);
    }
    if (answer == ANSWER_DECIDED) {
        release_review_decide(review, index, decision, label);
    }
    vault_secret_release(&typed);
    return answer;
}

static void
accept_rest(struct release_review *review, size_t index)
{
    struct release_question question;

    for (; release_review_at(review, index, &question); index++) {
        if (question.decision == RELEASE_OPEN) {
            release_review_decide(review, index, suggestion(&question),
                question.type);
        }
    }
}

/* The question before is open again; nothing is stored until the end. */
static size_t
take_back(struct release_review *review, size_t index)
{
    size_t before = index > 0 ? index - 1 : 0;
    struct release_question question;

    if (release_review_at(review, before, &question)) {
        release_review_decide(review, before, RELEASE_OPEN, question.type);
    }
    return before;
}

static void
ask_all(struct release_review *review)
{
    size_t total = release_review_count(review);
    size_t i = 0;

    while (i < total) {
        enum answer answer = ask(review, i, total);

        if (answer == ANSWER_REST) {
            accept_rest(review, i);
        }
        if (answer == ANSWER_BACK) {
            i = take_back(review, i);
        } else if (answer == ANSWER_DECIDED) {
            i++;
        } else {
            return;
        }
    }
}

enum release_status
review_answer(struct release_review *review, const struct review_answer *how,
    struct release_cause *ret_cause)
{
    enum release_status status;

    if (how->file == NULL) {
        if (!how->no_input && isatty(STDIN_FILENO)) {
            ask_all(review);
        } else {
            report_tell(REPORT_REVIEW_HOW, "");
        }
        return RELEASE_OK;
    }
    if (access(how->file, F_OK) == 0) {
        return release_review_read(how->file, review, ret_cause);
    }
    status = release_review_write(how->file, review, ret_cause);
    if (status == RELEASE_OK) {
        report_tell(REPORT_REVIEW_WRITTEN, how->file);
    }
    return status;
}
