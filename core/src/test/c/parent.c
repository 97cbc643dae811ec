/*
 * What a stop costs a parent at least: starts the program behind its own name, waits until that says "ready" on its standard
 * output, sends it SIGTERM, and tells how many nanoseconds later waitpid(2) has returned.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int count, char **values) {
    int out[2], status;
    char line[256] = "";
    if (count < 2 || pipe(out) != 0) return 71;
    pid_t child = fork();
    if (child == 0) {
        dup2(out[1], STDOUT_FILENO);
        close(out[0]);
        close(out[1]);
        execv(values[1], values + 1);
        _exit(71);
    }
    close(out[1]);
    FILE *told = fdopen(out[0], "r");
    while (strcmp(line, "ready\n") != 0)
        if (!fgets(line, sizeof line, told)) return 71;
    usleep(50000);
    long long begin = now();
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    printf("%lld\n", now() - begin);
    return 0;
}
