#ifndef CLI_IMPORT_UTF8_H
#define CLI_IMPORT_UTF8_H

#include "cli/import/import.h"

/*
 * Returns IMPORT_OK when `text` is whole UTF-8 without NUL, or the status that
 * tells what is wrong with it.
 */
enum import_status import_utf8_check(struct import_text text);

#endif
