#include "anonymizer/detect.h"
#include "anonymizer/memory.h"
#include "anonymizer/names.h"
#include "anonymizer/scratch.h"
#include "anonymizer/swar.h"

/*
 * People nobody recorded.  Cues first, then odds, then the neighbours of what
 * was found, then every other place of it.
 */

/* Earlier findings from here on are no names. */
#define TAKEN 50

/* People who are on record are names for their neighbours: "Ken Hermann". */
static void
read_recorded(struct anon_names *names, const struct anon_findings *findings)
{
    const struct anon_document *document = names->context.document;
    size_t i;
    size_t t;

    for (i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];

        if (finding->type != ANON_PERSON || finding->confidence < TAKEN) {
            continue;
        }
        for (t = anon_context_token(&names->context, finding->begin);
             t < names->context.count &&
             document->tokens[t].begin < finding->end;
             t++) {
            anon_names_mark(names, t, ANON_NAME_RUN, NULL);
        }
    }
}

static enum anon_status
names_init(struct anon_names *names, const struct anon_document *document,
    const struct anon_findings *findings)
{
    size_t count = document->token_count;
    enum anon_status status;

    *names = (struct anon_names){ .context = ANON_CONTEXT_INIT,
        .found = &document->scratch->names };
    status = anon_context_init(&names->context, document);
    if (status != ANON_OK || count == 0) {
        return status;
    }
    anon_context_take(&names->context, findings, TAKEN);
    names->confidence =
        anon_scratch_take(document->scratch, count + ANON_NAMES_PAD);
    names->rule =
        anon_scratch_take(document->scratch, count * sizeof(*names->rule));
    /* One word more stays 0: anon_names_ahead() reads it. */
    names->likely = anon_scratch_take(document->scratch,
        (anon_marks_blocks(document->marks) + 1) * sizeof(*names->likely));
    if (names->confidence == NULL || names->rule == NULL ||
        names->likely == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    read_recorded(names, findings);
    return ANON_OK;
}

static void
names_release(struct anon_names *names)
{
    anon_name_set_clear(names->found);
    anon_context_release(&names->context);
}

/* The token after the name that begins at `begin`; one confidence class. */
static size_t
name_end(const struct anon_names *names, size_t begin)
{
    bool likely = names->confidence[begin] >= ANON_NAME_LIKELY;
    size_t end = begin + 1;

    while (end < names->context.count && names->confidence[end] > 0 &&
        !names->context.taken[end] &&
        (names->confidence[end] >= ANON_NAME_LIKELY) == likely &&
        anon_context_joined(&names->context, end - 1)) {
        end++;
    }
    return end;
}

static enum anon_status
push(const struct anon_names *names, size_t begin, size_t end,
    struct anon_findings *findings)
{
    const struct anon_document *document = names->context.document;
    struct anon_hit what = { ANON_PERSON, 0, NULL };
    const struct anon_memory *memory = document->options->memory;
    size_t last = end - 1;
    size_t to = document->tokens[last].end;
    size_t i;

    for (i = begin; i < end; i++) {
        if (names->confidence[i] > what.confidence) {
            what.confidence = names->confidence[i];
            what.rule = names->rule[i];
        }
    }
    if (document->tokens[last].word == NULL) {
        size_t cut = anon_names_clitic(names,
            memory == NULL ? NULL : &memory->names, last);

        if (cut == 0) {
            cut = anon_context_clitic(&names->context, last,
                ANON_WORD_GIVEN_EN | ANON_WORD_NAME_ID);
            /* A family's name may end like "my" or "your" itself. */
            cut = cut == 2 && last > begin ? 0 : cut;
        }
        to -= cut;
    }
    /* The full stop of an initial is part of the name. */
    if (to - document->tokens[last].begin == 1 && document->folded[to] == '.') {
        to++;
    }
    return anon_detect_hit(findings, document->tokens[begin].begin, to, what);
}

/* The first token from `from` on that is part of some name, or the count. */
static size_t
next_marked(const struct anon_names *names, size_t from)
{
    size_t count = names->context.count;

    for (; from < count; from += 8) {
        uint64_t marked =
            anon_swar_load((const char *)names->confidence + from);

        if (marked != 0) {
            from += (size_t)__builtin_ctzll(marked) / 8;
            break;
        }
    }
    return from < count ? from : count;
}

static enum anon_status
push_all(const struct anon_names *names, struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    size_t i;

    for (i = next_marked(names, 0);
         i < names->context.count && status == ANON_OK;
         i = next_marked(names, i + 1)) {
        if (!names->context.taken[i]) {
            size_t end = name_end(names, i);

            status = push(names, i, end, findings);
            i = end - 1;
        }
    }
    return status;
}

enum anon_status
anon_detect_name(const struct anon_document *document,
    struct anon_findings *findings)
{
    const struct anon_memory *memory = document->options->memory;
    struct anon_names names;
    enum anon_status status = names_init(&names, document, findings);

    if (status != ANON_OK) {
        goto out;
    }
    anon_names_cues(&names);
    anon_names_likely(&names);
    anon_names_listed(&names);
    names.grown = false;
    anon_names_extend(&names);
    status = anon_names_again(&names, memory == NULL ? NULL : &memory->names);
    if (status != ANON_OK) {
        goto out;
    }
    if (names.grown) {
        anon_names_extend(&names);
    }
    status = push_all(&names, findings);
out:
    names_release(&names);
    return status;
}
