#ifndef CLI_HARDEN_H
#define CLI_HARDEN_H

/*
 * What every run does before it reads anything: no core file, no debugger, no
 * file of ours readable by others, descriptors 0 to 2 open, a closed pipe an
 * error of write(2) instead of a signal, and no socket, for us and for what we
 * start.
 */
void harden_process(void);

#endif
