/*
 * An innocent: it does nothing, and writes down in the file BYSTANDER_LOG every signal that reaches it ("15 from 4242").
 * The first line, "ready", says that from now on none is missed. SIGKILL and SIGSTOP show in the process itself. What its
 * arguments are does not matter to it. It ends by itself after 300 s.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    const char *path = getenv("BYSTANDER_LOG");
    FILE *log = path ? fopen(path, "ae") : NULL;
    sigset_t all;
    sigfillset(&all);
    if (!log || sigprocmask(SIG_SETMASK, &all, NULL) != 0 || setvbuf(log, NULL, _IOLBF, 0) != 0) return 71;
    fprintf(log, "ready\n");
    for (;;) {
        const struct timespec limit = {.tv_sec = 300};
        siginfo_t from;
        int number = sigtimedwait(&all, &from, &limit);
        if (number > 0) fprintf(log, "%d from %d\n", number, (int)from.si_pid);
        else if (errno == EAGAIN) return 0;
    }
}
