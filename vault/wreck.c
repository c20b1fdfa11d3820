#include "vault/wreck.h"

#include <stdlib.h>
#include <string.h>

#include "vault/db.h"
#include "vault/vfs.h"

/* A tree of ours is three pages high; more than this is a loop. */
#define DEPTH_MAX 16

/* --- our tables ---------------------------------------------------------- */

static enum vault_status
describe_columns(sqlite3 *db, struct vault_wreck_table *table)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    char type[VAULT_WRECK_NAME_MAX];

    status = vault_db_prepare(db,
        "SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid", &stmt);
    if (status == VAULT_OK) {
        status = vault_db_bind_string(stmt, 1, table->name);
    }
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status == VAULT_OK && table->count == VAULT_LEAF_COLUMNS) {
            status = VAULT_ERR_LIMIT;
        }
        if (status == VAULT_OK) {
            status = vault_db_column_string(stmt, 0,
                table->columns[table->count], VAULT_WRECK_NAME_MAX);
        }
        if (status == VAULT_OK) {
            status = vault_db_column_string(stmt, 1, type, sizeof(type));
        }
        if (status == VAULT_OK) {
            table->types[table->count] = type[0];
            if (!table->without_rowid && sqlite3_column_int(stmt, 2) == 1 &&
                type[0] == 'I') {
                table->id_column = (int)table->count;
            }
            table->count++;
        }
    }
    (void)sqlite3_finalize(stmt);
    return status == VAULT_DONE ? VAULT_OK : status;
}

enum vault_status
vault_wreck_tables(sqlite3 *db,
    struct vault_wreck_table ret_tables[VAULT_WRECK_TABLES], size_t *ret_count)
{
    /* The log first: it says what the other rows are. */
    static const char sql[] =
        "SELECT name, wr FROM pragma_table_list"
        " WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%' ORDER BY name <> 'audit', name";
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    struct vault_wreck_table *table;
    size_t count = 0;

    status = vault_db_prepare(db, sql, &stmt);
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status == VAULT_OK && count == VAULT_WRECK_TABLES) {
            status = VAULT_ERR_LIMIT;
        }
        if (status == VAULT_OK) {
            table = &ret_tables[count++];
            *table = (struct vault_wreck_table){
                .id_column = -1,
                .without_rowid = sqlite3_column_int(stmt, 1) != 0,
            };
            status = vault_db_column_string(stmt, 0, table->name,
                sizeof(table->name));
        }
        if (status == VAULT_OK) {
            status = describe_columns(db, table);
        }
    }
    (void)sqlite3_finalize(stmt);
    *ret_count = count;
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* --- pages --------------------------------------------------------------- */

static enum vault_status
read_page(const struct vault_wreck *wreck, uint32_t number,
    uint8_t ret_plain[VAULT_PAGE_USABLE])
{
    uint8_t bytes[VAULT_PAGE_LEN];
    enum vault_status status;

    if (number == 0 || number > wreck->pages) {
        return VAULT_ERR_DAMAGED;
    }
    status = vault_file_read(wreck->file,
        VAULT_AREA_LEN + (int64_t)(number - 1) * VAULT_PAGE_LEN, bytes,
        sizeof(bytes));
    /* A sector that cannot be read is as lost as one that is wrong. */
    return status == VAULT_OK
        ? vault_page_decrypt(wreck->keys, number, bytes, ret_plain)
        : VAULT_ERR_DAMAGED;
}

static const uint8_t *
fetch(void *data, uint32_t number)
{
    struct vault_wreck *wreck = data;

    return read_page(wreck, number, wreck->other) == VAULT_OK ? wreck->other
                                                              : NULL;
}

enum vault_status
vault_wreck_page(struct vault_wreck *wreck, uint32_t number,
    struct vault_leaf *ret_leaf)
{
    enum vault_status status = read_page(wreck, number, wreck->page);

    *ret_leaf = (struct vault_leaf){ wreck->page, number, fetch, wreck,
        VAULT_SECRET_INIT };
    return status;
}

/* --- whose pages they are ------------------------------------------------ */

bool
vault_wreck_fits(const struct vault_wreck_table *table,
    const struct vault_leaf_row *row)
{
    const struct vault_value *value;
    size_t i;

    for (i = 0; i < row->count && row->count == table->count; i++) {
        value = &row->values[i];
        if (value->type == VAULT_VALUE_BLOB && value->bytes == NULL) {
            continue; /* NULL: the constraints of the table will tell */
        }
        if ((int)i == table->id_column ||
            table->types[i] !=
                (value->type == VAULT_VALUE_INT           ? 'I'
                        : value->type == VAULT_VALUE_TEXT ? 'T'
                                                          : 'B')) {
            return false;
        }
    }
    return row->count == table->count;
}

/* Gives the pages below `root` to the table `owner`. */
static void
claim(struct vault_wreck *wreck, uint32_t root, int8_t owner, int depth)
{
    enum vault_leaf_kind kind;
    struct vault_leaf leaf;
    uint32_t branch;
    size_t count;
    size_t i;

    if (root == 0 || root > wreck->pages || depth == DEPTH_MAX ||
        wreck->owners[root] != VAULT_WRECK_ORPHAN ||
        vault_wreck_page(wreck, root, &leaf) != VAULT_OK) {
        return;
    }
    wreck->owners[root] = owner;
    kind = vault_leaf_kind(&leaf);
    count = vault_leaf_count(&leaf);
    for (i = 0;
         (kind == VAULT_LEAF_BRANCHES || kind == VAULT_LEAF_ENTRY_BRANCHES) &&
         i <= count;
         i++) {
        /* The deeper ones took the place of the page. */
        if (vault_wreck_page(wreck, root, &leaf) != VAULT_OK) {
            return;
        }
        branch = vault_leaf_branch(&leaf, i);
        claim(wreck, branch, owner, depth + 1);
    }
}

static bool
text_is(const struct vault_value *value, const char *word)
{
    return value->type == VAULT_VALUE_TEXT && value->len == strlen(word) &&
        memcmp(value->bytes, word, value->len) == 0;
}

/* A row of sqlite_master: type, name, table, first page, SQL. */
static void
claim_by_master(struct vault_wreck *wreck, const struct vault_leaf_row *row)
{
    int8_t owner = VAULT_WRECK_NOTHING; /* indexes, and the search index */
    uint32_t root;
    size_t i;

    if (row->count != 5 || row->values[3].type != VAULT_VALUE_INT ||
        row->values[1].type != VAULT_VALUE_TEXT ||
        (!text_is(&row->values[0], "table") &&
            !text_is(&row->values[0], "index"))) {
        return;
    }
    for (i = 0; i < wreck->table_count; i++) {
        if (text_is(&row->values[0], "table") &&
            text_is(&row->values[1], wreck->tables[i].name)) {
            owner = (int8_t)i;
        }
    }
    root = row->values[3].number > 0 && row->values[3].number < UINT32_MAX
        ? (uint32_t)row->values[3].number
        : 0;
    claim(wreck, root, owner, 0);
}

/* Looks on every page for rows of sqlite_master. */
static void
read_master(struct vault_wreck *wreck)
{
    struct vault_leaf leaf;
    struct vault_leaf_row row;
    uint32_t number;
    size_t count;
    size_t i;

    for (number = 1; number <= wreck->pages; number++) {
        count = 1;
        for (i = 0; i < count; i++) {
            if (wreck->owners[number] != VAULT_WRECK_ORPHAN ||
                vault_wreck_page(wreck, number, &leaf) != VAULT_OK ||
                vault_leaf_kind(&leaf) != VAULT_LEAF_ROWS) {
                break;
            }
            count = vault_leaf_count(&leaf);
            if (i < count && vault_leaf_row(&leaf, i, &row) == VAULT_OK) {
                claim_by_master(wreck, &row);
                count = row.count == 5 ? count : 0;
            }
            vault_secret_release(&leaf.text);
        }
    }
}

enum vault_status
vault_wreck_survey(struct vault_wreck *wreck)
{
    enum vault_status status;
    struct vault_leaf leaf;
    int64_t len = 0;
    uint32_t number;

    status = vault_file_size(wreck->file, &len);
    if (status != VAULT_OK) {
        return status;
    }
    len = len > VAULT_AREA_LEN ? len - VAULT_AREA_LEN : 0;
    len = (len + VAULT_PAGE_LEN - 1) / VAULT_PAGE_LEN;
    wreck->pages = len < UINT32_MAX ? (uint32_t)len : UINT32_MAX - 1;
    wreck->owners = malloc((size_t)wreck->pages + 1);
    if (wreck->owners == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    for (number = 1; number <= wreck->pages; number++) {
        wreck->owners[number] = VAULT_WRECK_ORPHAN;
        if (vault_wreck_page(wreck, number, &leaf) != VAULT_OK) {
            wreck->owners[number] = VAULT_WRECK_BAD;
            wreck->bad_pages++;
        } else if (vault_leaf_kind(&leaf) == VAULT_LEAF_NONE) {
            wreck->owners[number] = VAULT_WRECK_NOTHING;
        }
    }
    read_master(wreck);
    return VAULT_OK;
}

void
vault_wreck_release(struct vault_wreck *wreck)
{
    free(wreck->owners);
    wreck->owners = NULL;
    vault_wipe(wreck->page, sizeof(wreck->page));
    vault_wipe(wreck->other, sizeof(wreck->other));
}
