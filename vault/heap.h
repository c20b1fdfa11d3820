#ifndef VAULT_HEAP_H
#define VAULT_HEAP_H

/*
 * SQLite's memory, wiped when it is given back: pages, parsed statements and
 * values in ordinary memory would otherwise stay there, in clear, until
 * something else is written over them.  To be called before SQLite runs; later
 * it does nothing.
 *
 * cipher_memory_security does that too, and locks every block besides, which
 * makes search four to six times slower.
 */
void vault_heap_install(void);

#endif
