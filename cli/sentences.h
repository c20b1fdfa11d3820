#ifndef CLI_SENTENCES_H
#define CLI_SENTENCES_H

#include "cli/report.h"

/* Internal to report.c: the sentences, by message. */
extern const char *const sentences_en[REPORT_MESSAGE_COUNT];
extern const char *const sentences_id[REPORT_MESSAGE_COUNT];

/* Those that are NULL above. */
extern const char *const sentences_doctor_en[REPORT_MESSAGE_COUNT];
extern const char *const sentences_doctor_id[REPORT_MESSAGE_COUNT];
extern const char *const sentences_keeping_en[REPORT_MESSAGE_COUNT];
extern const char *const sentences_keeping_id[REPORT_MESSAGE_COUNT];
extern const char *const sentences_opening_en[REPORT_MESSAGE_COUNT];
extern const char *const sentences_opening_id[REPORT_MESSAGE_COUNT];
extern const char *const sentences_pool_en[REPORT_MESSAGE_COUNT];
extern const char *const sentences_pool_id[REPORT_MESSAGE_COUNT];
extern const char *const sentences_release_en[REPORT_MESSAGE_COUNT];
extern const char *const sentences_release_id[REPORT_MESSAGE_COUNT];

#endif
