#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "check.h"

#include "cli/json_out.h"
#include "cli/output.h"

static int saved = -1;

static int
catch_output(void **state)
{
    int fd = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    (void)state;
    saved = dup(STDOUT_FILENO);
    return fd >= 0 && dup2(fd, STDOUT_FILENO) == STDOUT_FILENO ? close(fd) : -1;
}

static int
free_output(void **state)
{
    (void)state;
    return dup2(saved, STDOUT_FILENO) == STDOUT_FILENO ? close(saved) : -1;
}

/* What was written, parsed. */
static json_t *
written(char *ret_text, size_t size)
{
    ssize_t len;
    json_t *json;

    assert_true(output_finish());
    len = pread(STDOUT_FILENO, ret_text, size - 1, 0);
    assert_true(len > 0);
    ret_text[len] = '\0';
    json = json_loads(ret_text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(json);
    return json;
}

static void
test_document__has_version_and_kind(void **state)
{
    struct json_out out;
    char text[1024];
    json_t *json;

    (void)state;
    json_out_begin(&out, "test");
    json_out_list(&out, "empty");
    json_out_list_end(&out);
    json_out_list(&out, "items");
    for (int i = 0; i < 2; i++) {
        json_out_item(&out);
        json_out_number(&out, "n", i);
        json_out_bool(&out, "odd", i == 1);
        json_out_item_end(&out);
    }
    json_out_element(&out, "x", 1);
    json_out_list_end(&out);
    json_out_object(&out, "o");
    json_out_item_end(&out);
    json_out_end(&out);
    json = written(text, sizeof(text));
    assert_string_equal(text,
        "{\"format_version\":1,\"kind\":\"test\",\"empty\":[],\"items\":["
        "{\"n\":0,\"odd\":false},{\"n\":1,\"odd\":true},\"x\"],\"o\":{}}\n");
    json_decref(json);
}

static void
test_text__hostile_bytes(void **state)
{
    static const char hostile[] =
        "q\"b\\n\n\t\r\001\033[2J\x7f\xc2\x9b\xe2\x80\xae\xf3\xa0\x81\x81\xff.";
    struct json_out out;
    char text[1024] = "";
    json_t *json;
    const char *value;

    (void)state;
    json_out_begin(&out, "test");
    json_out_bytes(&out, "t", hostile, sizeof(hostile));
    json_out_end(&out);
    assert_true(output_finish());
    assert_true(pread(STDOUT_FILENO, text, sizeof(text) - 1, 0) > 0);
    /* NUL is allowed in JSON, but jansson wants to be asked. */
    json = json_loads(text, JSON_ALLOW_NUL, NULL);
    assert_non_null(json);
    value = json_string_value(json_object_get(json, "t"));
    assert_memory_equal(value, hostile, strlen(hostile) - 2);
    assert_string_equal(value + strlen(hostile) - 2, "\xef\xbf\xbd.");
    for (size_t i = 0; text[i] != '\n'; i++) {
        assert_true((unsigned char)text[i] >= ' ' && text[i] != 0x7f);
    }
    assert_null(strstr(text, "\xe2\x80\xae"));
    json_decref(json);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_document__has_version_and_kind,
            catch_output, free_output),
        cmocka_unit_test_setup_teardown(test_text__hostile_bytes, catch_output,
            free_output),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
