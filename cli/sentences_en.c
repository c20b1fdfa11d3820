#include "cli/sentences.h"

const char *const sentences_en[REPORT_MESSAGE_COUNT] = {
    [REPORT_NO_MEMORY] = "there is not enough memory; close other programs "
                         "and try again",
    [REPORT_IO] = "{}: reading or writing failed; check the disk, then run "
                  "`casevault check`",
    [REPORT_NO_SPACE] = "{}: the disk is full; nothing was changed. Free some "
                        "space and try again",
    [REPORT_READ_ONLY] = "{}: cannot be written; check its permissions and "
                         "whether the medium is write-protected",
    [REPORT_EXISTS] = "{}: exists already and was left as it is; choose "
                      "another name",
    [REPORT_NO_VAULT] = "{}: there is no vault here; give its path with -f or "
                        "make one with `casevault init`",
    [REPORT_NOT_FOUND] = "{}: not found",
    [REPORT_NOT_A_VAULT] = "{}: this file is not a vault; give the path of "
                           "the vault with -f",
    [REPORT_VERSION] = "{}: this vault was made by a newer casevault; install "
                       "that release to open it",
    [REPORT_HEADER] = "{}: both copies of the header are damaged, so no "
                      "passphrase can open it; put a backup back with "
                      "`casevault restore`",
    [REPORT_DAMAGED] = "{}: the vault is damaged; make a copy of the file, "
                       "then see `casevault check --full`",
    [REPORT_ROLLBACK] = "{}: this is an older state of the vault than the one "
                        "last closed: entries are missing. If you put a "
                        "backup back yourself, run again with "
                        "--accept-restored; if not, keep this file and look "
                        "for the newer one",
    [REPORT_PASSPHRASE] = "{}: neither a passphrase nor the recovery code of "
                          "this vault; nothing was changed. Check Caps Lock "
                          "and the keyboard layout",
    [REPORT_IN_USE] = "{}: another casevault is writing to it; wait for it to "
                      "finish and try again",
    [REPORT_LIMIT] = "{}: larger than casevault accepts; see the limits in "
                     "casevault(1)",
    [REPORT_INVALID] = "{}: not a value that is accepted here",
    [REPORT_NO_SLOT] = "{}: all eight key slots are taken, or it is the last "
                       "passphrase; see `casevault slot list`",
    [REPORT_NO_CIPHER] = "the SQLite library that was loaded cannot encrypt; "
                         "nothing was written. Install SQLCipher 4.5 or newer",
    [REPORT_SIGNED] = "{}: signed notes are never changed; write an amendment "
                      "with `casevault note add`",
    [REPORT_UNKNOWN_COMMAND] = "there is no command '{}'; see `casevault "
                               "help`",
    [REPORT_INCOMPLETE_COMMAND] = "'{}' is not a whole command; see "
                                  "`casevault help`",
    [REPORT_UNKNOWN_OPTION] = "there is no option '{}' here",
    [REPORT_DID_YOU_MEAN] = "did you mean '{}'?",
    [REPORT_MISSING_VALUE] = "option '{}' needs a value",
    [REPORT_UNWANTED_VALUE] = "option '{}' takes no value",
    [REPORT_MISSING_WORD] = "something is missing; usage: casevault {}",
    [REPORT_TOO_MANY_WORDS] = "too many words; usage: casevault {}",
    [REPORT_BAD_NUMBER] = "'{}': not a number in the range accepted here",
    [REPORT_BAD_LANGUAGE] = "'{}': languages are en and id",
    [REPORT_USAGE] = "the command line cannot be read: {}",
    [REPORT_NO_PATH] = "no vault was named; give its path with -f FILE or in "
                       "$CASEVAULT_FILE",
    [REPORT_LOCKED] = "{}: locked, and there is no way to ask for the "
                      "passphrase; use --passphrase-fd, or `casevault unlock` "
                      "first",
    [REPORT_NO_PASSPHRASE] = "{}: no passphrase was given; nothing was changed",
    [REPORT_PASSPHRASE_FD] = "{}: the passphrase cannot be read; check that "
                             "--passphrase-fd names an open descriptor",
    [REPORT_ASK_PASSPHRASE] = "Passphrase: ",
    [REPORT_ASK_RESTORED] = "{}: this is an older state of the vault than the "
                            "one last closed: entries are missing. Did you "
                            "put a backup back yourself? [y/N]",
    [REPORT_NOT_ACCEPTED] = "{}: left as it is; look for the newer file, or "
                            "see what is missing with `casevault audit "
                            "verify`",
    [REPORT_HEADER_REPAIRED] = "{}: one copy of the header was damaged and has "
                               "been repaired from the other; check the disk",
    [REPORT_SALT_REPAIRED] = "{}: the salt of the pages was damaged and has "
                             "been repaired from the header; check the disk",
    [REPORT_SYSTEM] = "{}",
    [REPORT_STDOUT] = "the result could not be written to standard output: {}",
};
