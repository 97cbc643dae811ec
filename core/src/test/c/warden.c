/*
 * Runs a command under conditions that a shell does not offer, and exits as it does (128 + n after signal n):
 *
 *   warden [--loopback] [--pid N] [--peak FILE] COMMAND [ARGUMENT...]
 *
 *   --loopback   first brings up the loopback device of its network namespace
 *   --pid N      the command gets this pid, which must be free; needs the rights of root over the pid namespace
 *   --peak FILE  writes there how many KiB the command had in memory at most
 *
 * Whoever is orphaned meanwhile and falls to it is reaped: as pid 1 of a namespace it leaves no dead daemon behind that
 * would look alive. There it also begins a session of its own, so that no signal to a process group leaves the namespace.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <net/if.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void give_up(const char *what) {
    fprintf(stderr, "warden: %s: %s\n", what, strerror(errno));
    exit(71);
}

static void bring_up_loopback(void) {
    struct ifreq device = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
    int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (any < 0 || ioctl(any, SIOCSIFFLAGS, &device) != 0) give_up("loopback");
    close(any);
}

static pid_t fork_as(pid_t pid) {
    struct clone_args how = {.exit_signal = SIGCHLD, .set_tid = (uintptr_t)&pid, .set_tid_size = 1};
    return pid ? (pid_t)syscall(SYS_clone3, &how, sizeof how) : fork();
}

static void write_peak(const char *path, const struct rusage *use) {
    FILE *file = fopen(path, "w");
    if (!file || fprintf(file, "%ld\n", use->ru_maxrss) < 0 || fclose(file) != 0) give_up(path);
}

int main(int count, char **words) {
    const char *peak = NULL;
    pid_t wanted = 0;
    int at = 1;
    for (; at < count && words[at][0] == '-'; at++) {
        if (!strcmp(words[at], "--loopback")) bring_up_loopback();
        else if (!strcmp(words[at], "--pid") && at + 1 < count) wanted = atoi(words[++at]);
        else if (!strcmp(words[at], "--peak") && at + 1 < count) peak = words[++at];
        else break;
    }
    if (at == count) return 64;
    if (getpid() == 1 && setsid() < 0) give_up("session");
    pid_t child = fork_as(wanted);
    if (child < 0) give_up("fork");
    if (child == 0) {
        execvp(words[at], words + at);
        give_up(words[at]);
    }
    for (;;) {
        struct rusage use;
        int status;
        pid_t dead = wait4(-1, &status, 0, &use);
        if (dead < 0 && errno != EINTR) give_up("wait");
        if (dead != child) continue;
        if (peak) write_peak(peak, &use);
        return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
}
