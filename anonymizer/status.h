#ifndef ANONYMIZER_STATUS_H
#define ANONYMIZER_STATUS_H

/* What every anonymizer function that can fail returns. */
enum anon_status {
    ANON_OK = 0,
    ANON_ERR_NO_MEMORY,
    ANON_ERR_LIMIT,   /* text longer than ANON_TEXT_MAX, or too many items */
    ANON_ERR_INVALID, /* an argument outside its documented range */
};

/* Returns a short English name for developers, never NULL. */
const char *anon_status_name(enum anon_status status);

#define ANON_CHECK_RESULT __attribute__((warn_unused_result))

#endif
