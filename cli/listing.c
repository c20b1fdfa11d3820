#include "cli/listing.h"

void
listing_begin_case(struct listing *listing, const struct listing_shape *shape,
    const char *code, bool as_json)
{
    *listing = (struct listing){ .as_json = as_json };
    if (!as_json) {
        table_init(&listing->table, shape->headings);
        return;
    }
    json_out_begin(&listing->json, shape->kind);
    if (code != NULL) {
        json_out_text(&listing->json, "case", code);
    }
    json_out_list(&listing->json, shape->rows);
}

void
listing_begin(struct listing *listing, const struct listing_shape *shape,
    bool as_json)
{
    listing_begin_case(listing, shape, NULL, as_json);
}

void
listing_row(struct listing *listing)
{
    listing->count++;
    if (listing->as_json) {
        json_out_item(&listing->json);
    }
}

void
listing_text(struct listing *listing, const char *key, const char *value)
{
    if (listing->as_json) {
        json_out_text(&listing->json, key, value);
    } else {
        table_text(&listing->table, value);
    }
}

void
listing_bytes(struct listing *listing, const char *key, const char *bytes,
    size_t len)
{
    if (listing->as_json) {
        json_out_bytes(&listing->json, key, bytes, len);
    } else {
        table_bytes(&listing->table, bytes, len);
    }
}

void
listing_number(struct listing *listing, const char *key, int64_t value)
{
    if (listing->as_json) {
        json_out_number(&listing->json, key, value);
    } else {
        table_number(&listing->table, value);
    }
}

void
listing_json_text(struct listing *listing, const char *key, const char *value)
{
    if (listing->as_json) {
        json_out_text(&listing->json, key, value);
    }
}

void
listing_json_number(struct listing *listing, const char *key, int64_t value)
{
    if (listing->as_json) {
        json_out_number(&listing->json, key, value);
    }
}

void
listing_row_end(struct listing *listing)
{
    if (listing->as_json) {
        json_out_item_end(&listing->json);
    }
}

enum vault_status
listing_end(struct listing *listing, enum vault_status status)
{
    status = status == VAULT_DONE ? VAULT_OK : status;
    if (!listing->as_json) {
        return table_finish(&listing->table, status);
    }
    json_out_list_end(&listing->json);
    json_out_end(&listing->json);
    return status;
}
