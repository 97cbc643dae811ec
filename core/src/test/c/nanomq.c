/* The habits of NanoMQ's own command line, release by release: what it does to the pid file and to whom it names. */
#define _GNU_SOURCE
#include "standin.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int version_before(const char *version) { return strverscmp(is.version, version) < 0; }

/* The pid that the file names if kill(pid, 0) succeeds. Any failure, also EPERM, means "dead": so does NanoMQ. */
static pid_t named_and_alive(void) {
    FILE *file = fopen(is.pid_file, "rb");
    int pid = 0;
    int fields = file ? fscanf(file, "%d", &pid) : 0;
    if (file) fclose(file);
    /* NanoMQ would signal its whole group for 0 and everybody for -1. That is one habit not to practise. */
    if (fields == 1 && pid <= 1) give_up(70, "the stand-in signals no pid below 2");
    return fields == 1 && kill(pid, 0) == 0 ? pid : 0;
}

static void make_parents(const char *path) {
    char name[PATH_MAX];
    snprintf(name, sizeof name, "%s", path);
    for (char *slash = strchr(name + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(name, 0700);
        *slash = '/';
    }
}

static void stop_like_nanomq(void) {
    pid_t pid = version_before("0.23.2") ? 0 : named_and_alive();
    if (pid && kill(pid, SIGTERM) == 0) {
        printf("NanoMQ stopped.\n"); /* said at once; nobody waits */
        exit(0);
    }
    unlink(is.pid_file);
    fprintf(stderr, "There is no running NanoMQ instance.\n");
    exit(1);
}

static char text[65536];

static int read_conf(void) {
    FILE *file = is.conf ? fopen(is.conf, "rb") : NULL;
    if (file && fread(text, 1, sizeof text - 1, file) == 0) text[0] = 0;
    if (file) fclose(file);
    return file != NULL;
}

/* What the broker makes of it stands in a comment of the configuration: "reload: hang", "reload: crash" and so on. */
static void reload_like_nanomq(void) {
    if (!read_conf()) give_up(1, "Configure file not found or unreadable");
    pid_t pid = named_and_alive();
    if (!pid) give_up(1, "NanoMQ is not running, use command 'nanomq start [--conf <path>]' to start a new instance.");
    if (strstr(text, "reload: hang")) {
        alarm(60);
        pause();
    }
    if (strstr(text, "reload: fail")) {
        printf("reload failed, conf_file does not exist!\n");
        exit(0);
    }
    if (strstr(text, "reload: crash")) kill(pid, SIGSEGV);
    if (strstr(text, "reload: freeze")) kill(pid, SIGSTOP);
    printf("reload succeed!\n");
    exit(0);
}

static void port_from_conf(void) {
    read_conf();
    const char *listener = strstr(text, "listeners.tcp");
    const char *bind = listener ? strstr(listener, "bind") : NULL;
    const char *end = bind ? strpbrk(bind, "\r\n}") : NULL;
    is.port = 1883; /* no conf, or a bad one: the defaults */
    for (const char *colon = bind; colon && (!end || colon < end); colon = strchr(colon + 1, ':'))
        if (*colon == ':') is.port = atoi(colon + 1);
}

void behave_like_nanomq(void) {
    is.pid_file = getenv("NANOMQ_PID_FILE");
    if (!is.pid_file) give_up(70, "set NANOMQ_PID_FILE: the default place might belong to a real NanoMQ");
    if (!strcmp(is.verb, "stop")) stop_like_nanomq();
    if (!strcmp(is.verb, "reload")) reload_like_nanomq();
    is.pid_format = "nanomq";
    if (is.port < 0) port_from_conf();
    if (getenv("STANDIN_AGAIN")) return;
    if (!version_before("0.23.2") && version_before("0.24.1") && named_and_alive()) {
        fprintf(stderr, "One NanoMQ instance is still running, a new instance won't be started until the other one is stopped.\n");
        exit(1);
    }
    make_parents(is.pid_file);
    if (version_before("0.23.2")) unlink(is.pid_file);
}
