#ifndef CLI_JSON_MEMORY_H
#define CLI_JSON_MEMORY_H

/*
 * Makes jansson wipe every block before it frees it, for the JSON we read
 * holds names and notes.  Called once, before the first use of jansson.
 */
void json_memory_wipe_freed(void);

#endif
