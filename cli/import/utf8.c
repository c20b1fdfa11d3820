#include "cli/import/utf8.h"

#include <string.h>

#include <unistr.h>

enum import_status
import_utf8_check(struct import_text text)
{
    if (text.len == 0) {
        return IMPORT_OK;
    }
    if (u8_check((const uint8_t *)text.data, text.len) != NULL) {
        return IMPORT_ERR_UTF8;
    }
    return memchr(text.data, '\0', text.len) != NULL ? IMPORT_ERR_NUL
                                                     : IMPORT_OK;
}
