#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/json_out.h"
#include "cli/keyring.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/slot.h"

/* What can be told of a vault without opening it. */
struct state {
    char uuid[VAULT_UUID_MAX];
    int64_t bytes;
    size_t slots;
    bool unlocked;
    char since[VAULT_TIME_MAX];
    char until[VAULT_TIME_MAX];
};

static enum vault_status
look(const char *path, struct state *ret_state)
{
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    struct keyring_times times = { 0 };
    enum vault_status status;
    struct stat st = { 0 };

    status = vault_uuid(path, ret_state->uuid);
    if (status == VAULT_OK) {
        status = vault_slot_list(path, slots, &ret_state->slots);
    }
    if (status != VAULT_OK) {
        return status;
    }
    if (stat(path, &st) == 0) {
        ret_state->bytes = (int64_t)st.st_size;
    }
    ret_state->unlocked =
        keyring_get(ret_state->uuid, NULL, &times) == VAULT_OK;
    if (ret_state->unlocked) {
        date_clock(times.since, ret_state->since);
        date_clock(times.until, ret_state->until);
    }
    return VAULT_OK;
}

static void
put_json(const char *path, const struct state *state)
{
    struct json_out json;

    json_out_begin(&json, "status");
    json_out_text(&json, "vault", path);
    json_out_text(&json, "uuid", state->uuid);
    json_out_number(&json, "bytes", state->bytes);
    json_out_number(&json, "slots", (int64_t)state->slots);
    json_out_bool(&json, "unlocked", state->unlocked);
    if (state->unlocked) {
        json_out_text(&json, "since", state->since);
        json_out_text(&json, "until", state->until);
    }
    json_out_end(&json);
}

static void
put_line(const char *name, const char *value)
{
    output_text(name);
    output_text("\t");
    output_text(value);
    output_text("\n");
}

static void
put_plain(const char *path, const struct state *state)
{
    put_line("vault", path);
    put_line("uuid", state->uuid);
    output_text("bytes\t");
    output_number(state->bytes);
    output_text("\nslots\t");
    output_number((long long)state->slots);
    output_text("\n");
    put_line("state", state->unlocked ? "unlocked" : "locked");
    if (state->unlocked) {
        put_line("since", state->since);
        put_line("until", state->until);
    }
}

int
cmd_status(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    struct state state = { .slots = 0 };
    int exit_status = session_check_path(settings);

    (void)vault;
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(look(settings->vault_path, &state),
            settings->vault_path);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (settings->json) {
        put_json(settings->vault_path, &state);
    } else {
        put_plain(settings->vault_path, &state);
    }
    return REPORT_EXIT_OK;
}
