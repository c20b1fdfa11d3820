#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "items.h"

#include "cli/import/cell.h"

/* Which reader the next one runs locked in. */
static import_reader_fn *locked_in;

static enum import_status
through_cell(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    return import_cell_read(locked_in, fd, receiver, report);
}

/* Reads by itself and locked in: nobody may notice a difference. */
static void
assert_same(import_reader_fn *read, const char *bytes)
{
    static struct items plain;
    static struct items locked;
    struct import_report plain_report;
    struct import_report report;
    enum import_status status;

    plain = (struct items){ .refuse = IMPORT_OK };
    locked = (struct items){ .refuse = IMPORT_OK };
    status = items_read(read, bytes, strlen(bytes), &plain, &plain_report);
    locked_in = read;
    assert_int_equal(items_read(through_cell, bytes, strlen(bytes), &locked,
                         &report),
        status);
    assert_string_equal(locked.text, plain.text);
    assert_int_equal(locked.count, plain.count);
    assert_int_equal(report.items, plain_report.items);
    assert_int_equal(report.ignored, plain_report.ignored);
    assert_int_equal(report.place.line, plain_report.place.line);
    assert_int_equal(report.place.row, plain_report.place.row);
    assert_int_equal(report.place.column, plain_report.place.column);
    assert_string_equal(report.place.field, plain_report.place.field);
}

static void
test_cell_read__as_without(void **state)
{
    (void)state;
    assert_same(import_jsonl,
        "{\"text\":\"a\\nb\",\"case\":\"K-1\","
        "\"known\":{\"names\":[\"X\"]},\"odd\":1}\n"
        "{\"text\":\"c\",\"date\":\"2026-01-02\"}\n");
    assert_same(import_jsonl, "{\"text\":\"a\"}\n{\"text\":5}\n");
    assert_same(import_jsonl, "{\"text\":\"a\"}\nno json\n");
    assert_same(import_csv, "text,case\r\n\"a, b\",K-1\r\nc,\r\n");
    assert_same(import_csv, "text,case\r\na\r\n");
    assert_same(import_csv, "text,text\r\na,b\r\n");
    assert_same(import_csv, "");
}

static void
test_cell_read__the_receiver_may_refuse(void **state)
{
    static struct items items;
    struct import_report report;
    static const char bytes[] =
        "{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n";

    (void)state;
    items = (struct items){ .refuse = IMPORT_ERR_DATE };
    locked_in = import_jsonl;
    assert_int_equal(items_read(through_cell, bytes, sizeof(bytes) - 1, &items,
                         &report),
        IMPORT_ERR_DATE);
    assert_int_equal(report.items, 1);
    assert_int_equal(report.place.line, 2);
}

/* What a reader that was taken over might do; each must end as a crash. */
static enum import_status
die(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    (void)fd;
    (void)receiver;
    (void)report;
    _exit(0);
}

static enum import_status
babble(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    static char noise[100000];

    (void)fd;
    (void)receiver;
    memset(noise, 0x7F, sizeof(noise));
    while (write(STDOUT_FILENO, noise, sizeof(noise)) > 0) {
    }
    (void)report;
    return IMPORT_OK;
}

/* As if the vault had said no, for a reason that nobody finds then. */
static enum import_status
say_stopped(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    (void)fd;
    (void)receiver;
    (void)report;
    return IMPORT_STOPPED;
}

/* Crashes only when it reached something. */
static enum import_status
reach_out(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    const struct import_item item = { .text = { "held", 4 } };

    (void)fd;
    if (open("/etc/passwd", O_RDONLY) >= 0 || open("x", O_CREAT, 0600) >= 0 ||
        fork() >= 0 || write(STDERR_FILENO, "x", 1) >= 0 ||
        write(3, "x", 1) >= 0 || write(4, "x", 1) >= 0 ||
        write(5, "x", 1) >= 0) {
        _exit(0);
    }
    return import_give(receiver, &item, report);
}

static enum import_status
run_evil(import_reader_fn *read, struct items *items)
{
    struct import_report report;

    *items = (struct items){ .refuse = IMPORT_OK };
    locked_in = read;
    return items_read(through_cell, "x", 1, items, &report);
}

static void
test_cell_read__readers_that_were_taken_over(void **state)
{
    static struct items items;

    (void)state;
    assert_int_equal(run_evil(die, &items), IMPORT_ERR_CRASHED);
    assert_int_equal(run_evil(babble, &items), IMPORT_ERR_CRASHED);
    assert_int_equal(run_evil(say_stopped, &items), IMPORT_ERR_CRASHED);
    assert_int_equal(items.count, 0);
    assert_int_equal(run_evil(reach_out, &items), IMPORT_OK);
    assert_string_equal(items.text, "held////\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cell_read__as_without),
        cmocka_unit_test(test_cell_read__the_receiver_may_refuse),
        cmocka_unit_test(test_cell_read__readers_that_were_taken_over),
    };

    return cmocka_run_group_tests_name("cell", tests, NULL, NULL);
}
