#include "cli/strength.h"

#include <errno.h>
#include <sys/random.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <zxcvbn.h>

enum {
    BITS_ENOUGH = 27, /* 2^27 is 1.3 * 10^8 */
    BITS_MOST = 200,  /* what an exit status holds */
    LENGTH_MOST = 128,
    WORDS = 5,
};

/* In the child: the estimate in bits is the exit status. */
static _Noreturn void
estimate(const struct vault_secret *passphrase)
{
    char text[LENGTH_MOST + 1] = "";
    double bits;

    for (size_t i = 0; i < passphrase->len && i < LENGTH_MOST; i++) {
        text[i] = (char)passphrase->data[i];
    }
    bits = ZxcvbnMatch(text, NULL, NULL);
    _exit(bits < BITS_MOST ? (int)bits : BITS_MOST);
}

bool
strength_enough(const struct vault_secret *passphrase)
{
    int status = 0;
    pid_t child = fork();
    pid_t ended;

    if (child < 0) {
        return true;
    }
    if (child == 0) {
        estimate(passphrase);
    }
    do {
        ended = waitpid(child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    return ended != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) >= BITS_ENOUGH;
}

/* Consonant, vowel, consonant, vowel, consonant: 4, 2, 4, 2 and 4 bits. */
static void
write_word(unsigned bits, char ret_word[5])
{
    static const char consonants[] = "bdfghjklmnprstvz";
    static const char vowels[] = "aiou";

    ret_word[0] = consonants[bits >> 12 & 15];
    ret_word[1] = vowels[bits >> 10 & 3];
    ret_word[2] = consonants[bits >> 6 & 15];
    ret_word[3] = vowels[bits >> 4 & 3];
    ret_word[4] = consonants[bits & 15];
}

enum vault_status
strength_generate(struct vault_secret *ret_passphrase)
{
    unsigned char random[2 * WORDS];
    char word[5];
    enum vault_status status = vault_secret_reserve(ret_passphrase, 6 * WORDS);

    vault_secret_clear(ret_passphrase);
    if (getrandom(random, sizeof(random), 0) != sizeof(random)) {
        return VAULT_ERR_IO;
    }
    for (size_t i = 0; i < WORDS && status == VAULT_OK; i++) {
        write_word((unsigned)random[2 * i] << 8 | random[2 * i + 1], word);
        if (i > 0) {
            status = vault_secret_append(ret_passphrase, " ", 1);
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(ret_passphrase, word, sizeof(word));
        }
    }
    vault_wipe(word, sizeof(word));
    vault_wipe(random, sizeof(random));
    return status;
}
