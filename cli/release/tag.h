#ifndef CLI_RELEASE_TAG_H
#define CLI_RELEASE_TAG_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The tags of HTML and of the XML of documents, from after their "<".  Whether
 * one stands within a word without parting it.
 */
bool release_tag_inline_html(const char *tag, size_t len);
bool release_tag_inline_xml(const char *tag, size_t len);

/*
 * The end of the tag or comment whose "<" stands at `at`: one beyond its ">",
 * or `len`.
 */
size_t release_tag_end(const char *bytes, size_t len, size_t at);

#endif
