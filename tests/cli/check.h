#ifndef TESTS_CLI_CHECK_H
#define TESTS_CLI_CHECK_H

/* What every test of cli/ includes, in the order cmocka wants it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
