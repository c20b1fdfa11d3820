#include "cli/batch_line.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cli/batch_answer.h"
#include "cli/batch_cut.h"
#include "cli/batch_known.h"
#include "vault/secret.h"

/* One line being answered. */
struct task {
    json_t *root; /* NULL: the parser was not asked */
    char *room;   /* what was decoded by us */
    size_t room_cap;
    enum anon_language language;
    const struct anon_known *known; /* borrowed */
    struct anon_cast *cast;
    struct batch_answer answer;
};

static enum anon_language
language_of(struct anon_text lang)
{
    if (lang.len != 2) {
        return ANON_LANGUAGE_AUTO;
    }
    return memcmp(lang.data, "id", 2) == 0 ? ANON_LANGUAGE_ID
        : memcmp(lang.data, "en", 2) == 0  ? ANON_LANGUAGE_EN
                                           : ANON_LANGUAGE_AUTO;
}

static enum anon_status
redact(struct task *task, const struct batch_treatment *how,
    struct anon_scratch *scratch)
{
    const struct anon_scan_options options = {
        .language = task->language,
        .policy = how->policy,
        .known = task->known,
        .scratch = scratch,
    };
    struct anon_transform transform = {
        .language = options.language,
        .policy = how->policy,
        .known = task->known,
        .first_day = ANON_NO_DAY,
        .shift = how->shift,
        .domain = how->domain,
    };
    enum anon_status status =
        anon_scan(task->answer.text, &options, &task->answer.findings);

    if (status == ANON_OK) {
        status = anon_cast_new(&task->cast);
    }
    if (status == ANON_OK) {
        transform.cast = task->cast;
        status = anon_redact(task->answer.text, &task->answer.findings,
            &transform, &task->answer.clean);
    }
    return status;
}

static void
task_release(struct task *task)
{
    anon_clean_free(&task->answer.clean);
    anon_findings_release(&task->answer.findings);
    anon_cast_free(&task->cast);
    json_decref(task->root);
    vault_wipe(task->room, task->room_cap);
    free(task->room);
}

/* The whole line by the parser. */
static enum batch_status
parse_whole(struct task *task, struct anon_text line)
{
    const json_t *text;

    task->root = json_loadb(line.data, line.len, JSON_ALLOW_NUL, NULL);
    text = json_object_get(task->root, "text");
    if (!json_is_string(text)) {
        return BATCH_ERR_LINE;
    }
    task->answer.text =
        (struct anon_text){ json_string_value(text), json_string_length(text) };
    return BATCH_OK;
}

/* The rest of the line, with an empty text in it, by the parser. */
static enum batch_status
parse_rest(struct task *task, struct anon_text line, struct anon_text raw)
{
    size_t before = (size_t)(raw.data - line.data);
    size_t after = line.len - before - raw.len;
    /* What was decoded of the text takes no more room than it did. */
    char *rest = task->room + raw.len;

    memcpy(rest, line.data, before);
    memcpy(rest + before, raw.data + raw.len, after);
    task->root = json_loadb(rest, before + after, JSON_ALLOW_NUL, NULL);
    return task->root == NULL ? BATCH_ERR_LINE : BATCH_OK;
}

/* What the parser made of the members other than the text. */
static enum batch_status
take_parsed(struct task *task, struct batch_known_last *last)
{
    json_t *known = json_object_get(task->root, "known");
    const char *lang = json_string_value(json_object_get(task->root, "lang"));

    if (known != NULL && !json_is_object(known) && !json_is_null(known)) {
        return BATCH_ERR_LINE;
    }
    task->answer.parsed_id = json_object_get(task->root, "id");
    task->language = language_of(
        (struct anon_text){ lang, lang == NULL ? 0 : strlen(lang) });
    return batch_known_take(last, json_is_object(known) ? known : NULL);
}

/*
 * The members other than the text without the parser.  `*ret_taken` false: they
 * are not of the usual form.
 */
static enum batch_status
take_usual(struct task *task, const struct batch_cut *cut,
    struct batch_known_last *last, bool *ret_taken)
{
    struct anon_text word = { NULL, 0 };

    *ret_taken = cut->usual &&
        (cut->lang.data == NULL || batch_cut_word(cut->lang, &word));
    task->language = language_of(word);
    if (*ret_taken && cut->id.data != NULL) {
        *ret_taken = batch_cut_value(cut->id, &task->answer.id);
    }
    if (!*ret_taken) {
        return BATCH_OK;
    }
    return cut->known.data == NULL ? batch_known_take(last, NULL)
                                   : batch_known_take_written(last, cut->known,
                                         task->room + cut->text.len, ret_taken);
}

/* The line into `task` and `last`. */
static enum batch_status
read_line(struct task *task, struct anon_text line,
    struct batch_known_last *last)
{
    enum batch_status status = BATCH_OK;
    struct batch_cut cut;
    bool taken = false;

    task->room_cap = line.len + BATCH_CUT_SPARE;
    task->room = malloc(task->room_cap);
    if (task->room == NULL) {
        return BATCH_ERR_NO_MEMORY;
    }
    if (!batch_cut_read(line, task->room, &cut)) {
        status = parse_whole(task, line);
    } else {
        task->answer.text = cut.text;
        status = take_usual(task, &cut, last, &taken);
        if (status == BATCH_OK && !taken) {
            status = parse_rest(task, line, cut.raw);
        }
    }
    return status != BATCH_OK || taken ? status : take_parsed(task, last);
}

enum batch_status
batch_line(struct anon_text line, const struct batch_treatment *how,
    struct anon_scratch *scratch, struct batch_known_last *last)
{
    struct task task = { .answer = { .quasi = how->policy->flag_quasi } };
    enum batch_status status = read_line(&task, line, last);

    if (status == BATCH_OK) {
        task.known = last->known;
        status = BATCH_ERR_NO_MEMORY;
        if (redact(&task, how, scratch) == ANON_OK) {
            batch_answer_write(&task.answer);
            status = BATCH_OK;
        }
    }
    task_release(&task);
    return status;
}
