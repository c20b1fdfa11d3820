#ifndef CLI_RELEASE_SELECT_H
#define CLI_RELEASE_SELECT_H

#include "cli/release/run.h"

/*
 * Chooses the cases of a release and checks consent: the one case of a brief
 * (RELEASE_ERR_NO_CASE, RELEASE_ERR_CONSENT), or every case with a live consent
 * to the project (RELEASE_ERR_CONSENT when there is none).  Fills
 * `run->subjects`; free them with release_unselect().
 */
enum release_status release_select(struct release_run *run);

void release_unselect(struct release_run *run);

#endif
