#include "anonymizer/status.h"

const char *
anon_status_name(enum anon_status status)
{
    switch (status) {
    case ANON_OK: return "ok";
    case ANON_ERR_NO_MEMORY: return "out of memory";
    case ANON_ERR_LIMIT: return "over a limit";
    case ANON_ERR_INVALID: return "invalid argument";
    }
    return "unknown status";
}
