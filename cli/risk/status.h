#ifndef CLI_RISK_STATUS_H
#define CLI_RISK_STATUS_H

/* How a step of disclosure control ended. */
enum risk_status {
    RISK_OK = 0,
    RISK_ERR_NO_MEMORY,
    RISK_ERR_INVALID,     /* an argument outside its documented range */
    RISK_ERR_UNREACHABLE, /* no allowed generalisation meets the goal */
};

#endif
