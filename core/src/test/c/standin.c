/*
 * A broker for tests whose faults are flags: it answers MQTT like a healthy broker unless it is told not to.
 *
 *   standin [FLAG...]                                  a daemon with a pid file of its own
 *   standin start|stop --conf FILE [-d] [FLAG...]   the same, with the habits of NanoMQ (NANOMQ_PID_FILE, 12 bytes)
 *
 * What it does is told on standard output, one event a line, unbuffered: "pid 12", "pid-file", "port 1883", "ready",
 * "term", "hup", "cont", "worker 13", "thread 14", "exit 0". StandIn.java explains every flag. It listens on 127.0.0.1 only, and ends by itself
 * after --at-most seconds, so that a test that dies leaves nothing behind for long.
 */
#define _GNU_SOURCE
#include "standin.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS 64
#define NEVER LLONG_MAX

struct flags is = {.pid_format = "plain", .write_pid = "before-bind", .version = "0.25.6", .port = -1, .exit_at_once = -1,
        .crash_after = -1, .at_most = 300};

static char self[PATH_MAX];
static char **arguments;
static int signals[2];
static pid_t worker;

static void tell(const char *format, ...) {
    char line[256];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    if (write(STDOUT_FILENO, line, (size_t)length) < 0) { /* nobody listens any more: not our concern */ }
}

static _Noreturn void leave(int code) {
    if (worker > 0 && kill(worker, SIGTERM) == 0) waitpid(worker, NULL, 0);
    if (is.remove_pid && is.pid_file) unlink(is.pid_file);
    tell("exit %d\n", code);
    exit(code);
}

_Noreturn void give_up(int code, const char *sentence) {
    fprintf(stderr, "%s: %s\n", self, sentence);
    leave(code);
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void on_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (write(signals[1], &byte, 1) < 0) { /* the pipe is full of signals already */ }
    errno = saved;
}

/* --- the pid file ------------------------------------------------------------------------------------------------ */

static void write_pid_file(void) {
    char bytes[64] = {0};
    if (!is.pid_file) return;
    size_t length = (size_t)snprintf(bytes, sizeof bytes, "%d", (int)getpid());
    if (!strcmp(is.pid_format, "nanomq")) length = 12; /* the number, padded with NUL */
    else if (!strcmp(is.pid_format, "newline")) length += (size_t)sprintf(bytes + length, "\n");
    else if (!strcmp(is.pid_format, "crlf")) length += (size_t)sprintf(bytes + length, "\r\n");
    else if (!strcmp(is.pid_format, "postmaster"))
        length += (size_t)sprintf(bytes + length, "\n/var/lib/standin\n1700000000\n%d\n", is.port);
    int file = open(is.pid_file, O_WRONLY | O_CREAT | O_TRUNC, 0644); /* truncates in place and follows links */
    if (file < 0) {
        fprintf(stderr, "create \"%s\" file failed\n", is.pid_file);
        return;
    }
    if (is.empty_first) poll(NULL, 0, is.empty_first);
    if (write(file, bytes, length) != (ssize_t)length) fprintf(stderr, "the pid file was not written whole\n");
    close(file);
    tell("pid-file\n");
}

/* --- where it runs ------------------------------------------------------------------------------------------------ */

static void daemonise(void) {
    if (fork()) _exit(0); /* whatever happens later */
    setsid();
    if (fork()) _exit(0);
    if (chdir("/") != 0) _exit(71);
    int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; fd++) dup2(null, fd);
}

/* The caller becomes a parent that never waits: when the broker exits, it stays a zombie. */
static void run_under_a_parent_that_never_waits(void) {
    pid_t child = fork();
    if (child == 0) {
        alarm((unsigned)is.at_most);
        return;
    }
    tell("child %d\n", (int)child);
    for (;;) pause();
}

static void listen_to_signals(void) {
    if (pipe2(signals, O_CLOEXEC | O_NONBLOCK) != 0) give_up(71, strerror(errno));
}

/* From here on a child does the work, and has the port to itself; this process only waits for signals. */
static void hand_over_to_a_worker(int *listener) {
    worker = fork();
    if (worker == 0) {
        is.pid_file = NULL; /* the parent's */
        alarm((unsigned)is.at_most);
        listen_to_signals();
        return;
    }
    close(*listener);
    *listener = -1;
    tell("worker %d\n", (int)worker);
}

/* A second broker beside this one, of the same command line, and nobody's child. */
static void bring_a_twin(void) {
    pid_t between = fork();
    if (between) {
        waitpid(between, NULL, 0);
        return;
    }
    setsid();
    if (fork()) _exit(0);
    is.pid_file = NULL;
    alarm((unsigned)is.at_most);
}

static void *do_nothing(void *nothing) {
    tell("thread %d\n", (int)gettid());
    for (;;) pause();
    return nothing;
}

/* A second thread, to which no signal is delivered. */
static void start_a_thread(void) {
    pthread_t thread;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    if (pthread_create(&thread, NULL, do_nothing, NULL) != 0) give_up(71, "no thread");
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void run_again(void) {
    setenv("STANDIN_AGAIN", "1", 1); /* same process: neither daemonise nor split once more */
    execv(self, arguments);
    give_up(71, strerror(errno));
}

/* --- MQTT --------------------------------------------------------------------------------------------------------- */

static int listen_on_loopback(void) {
    int yes = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)is.port)};
    socklen_t size = sizeof address;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 128) != 0)
        give_up(1, errno == EADDRINUSE ? "Address in use" : strerror(errno));
    getsockname(listener, (struct sockaddr *)&address, &size);
    is.port = ntohs(address.sin_port);
    tell("port %d\n", is.port);
    return listener;
}

/* Answers what is to be answered; false at DISCONNECT. "body" is what follows the remaining length. */
static int answer(int client, int type, const unsigned char *body, size_t length) {
    const char *reply = "";
    size_t size = 0;
    if (type == 0x10) { /* CONNECT: two bytes of length, "MQTT", and then the level of the protocol */
        int is_5 = length > 6 && body[6] == 5;
        reply = is_5 ? "\x20\x03\0\0\0" : "\x20\x02\0\0";
        size = is_5 ? 5 : 4;
    } else if (type == 0xC0) { /* PINGREQ */
        reply = "\xD0\0";
        size = 2;
    }
    return type != 0xE0 && (size == 0 || write(client, reply, size) == (ssize_t)size);
}

/* Reads what has come, one packet or several; false when the client is gone. No packet is cut in two: this is loopback. */
static int listen_to(int client) {
    unsigned char bytes[4096];
    ssize_t count = read(client, bytes, sizeof bytes);
    if (count <= 0) return 0;
    for (size_t at = 0; !is.silent && at + 1 < (size_t)count;) {
        int type = bytes[at++], shift = 0;
        size_t length = 0;
        do length |= (size_t)(bytes[at] & 0x7F) << shift, shift += 7;
        while (bytes[at++] & 0x80 && at < (size_t)count && shift < 28);
        if (!answer(client, type, bytes + at, (size_t)count - at)) return 0;
        at += length;
    }
    return 1;
}

static long long earlier(long long one, long long other) { return one < other ? one : other; }

static void serve(void) {
    struct pollfd watched[2 + CLIENTS] = {{.fd = signals[0], .events = POLLIN}, {.fd = -1, .events = POLLIN}};
    int clients = 0, late = 0;
    long long begin = now(), bind_at = begin + is.bind_after, pid_at = NEVER, exit_at = NEVER;
    long long crash_at = is.crash_after < 0 ? NEVER : begin + is.crash_after;
    if (!strcmp(is.write_pid, "before-bind")) write_pid_file();
    for (;;) {
        long long time = now();
        if (time >= bind_at) {
            bind_at = NEVER;
            if (is.port >= 0) watched[1].fd = listen_on_loopback();
            if (is.worker) {
                hand_over_to_a_worker(&watched[1].fd);
                watched[0].fd = signals[0];
            }
            if (!strcmp(is.write_pid, "after-bind")) write_pid_file();
            if (sscanf(is.write_pid, "late:%d", &late) == 1) pid_at = time + late;
            tell("ready\n");
            if (is.stop_itself) raise(SIGSTOP);
        }
        if (time >= pid_at) {
            pid_at = NEVER;
            write_pid_file();
        }
        if (time >= crash_at) abort();
        if (time >= exit_at) leave(is.exit_code);

        long long next = earlier(earlier(bind_at, pid_at), earlier(exit_at, crash_at));
        int wait = next == NEVER ? -1 : next > time ? (int)(next - time) : 0;
        if (poll(watched, (nfds_t)(2 + clients), wait) < 0) continue;

        unsigned char number;
        if (watched[0].revents && read(signals[0], &number, 1) == 1) {
            if (number == SIGINT) leave(1);
            if (number == SIGCONT) tell("cont\n");
            if (number == SIGTERM) tell("term\n");
            if (number == SIGTERM && !is.ignore_term && exit_at == NEVER) exit_at = now() + is.exit_delay;
            if (number == SIGHUP) tell("hup\n");
            if (number == SIGHUP && is.reexec) run_again();
        }
        for (int i = 2; i < 2 + clients; i++)
            if (watched[i].revents && !listen_to(watched[i].fd)) {
                close(watched[i].fd);
                watched[i--] = watched[2 + --clients];
            }
        if (watched[1].revents && clients < CLIENTS) {
            int client = accept4(watched[1].fd, NULL, NULL, SOCK_CLOEXEC);
            if (client >= 0) watched[2 + clients++] = (struct pollfd){.fd = client, .events = POLLIN};
        }
    }
}

/* As setproctitle(3) does: writes over the arguments, and wipes out what is left of them. */
static void show_title(char **values, int count) {
    size_t size = (size_t)(values[count - 1] + strlen(values[count - 1]) + 1 - values[0]);
    char *area = values[0];
    memset(area, 0, size);
    snprintf(area, size, "%s", is.title);
}

/* --- the flags ---------------------------------------------------------------------------------------------------- */

static void read_flags(char **argument) {
    const struct { const char *name; int *number; const char **text; int is_switch; } known[] = {
        {"--port", &is.port}, {"--bind-after", &is.bind_after}, {"--silent", &is.silent, .is_switch = 1},
        {"--pid-file", .text = &is.pid_file}, {"--pid-format", .text = &is.pid_format}, {"--write-pid", .text = &is.write_pid},
        {"--empty-first", &is.empty_first}, {"--remove-pid-on-exit", &is.remove_pid, .is_switch = 1},
        {"--ignore-term", &is.ignore_term, .is_switch = 1}, {"--exit-delay", &is.exit_delay},
        {"--exit-code", &is.exit_code}, {"--exit-at-once", &is.exit_at_once}, {"--crash-after", &is.crash_after},
        {"--daemonise", &is.daemonise, .is_switch = 1}, {"-d", &is.daemonise, .is_switch = 1},
        {"--unreaped", &is.unreaped, .is_switch = 1}, {"--reexec-on-hup", &is.reexec, .is_switch = 1},
        {"--stop-itself", &is.stop_itself, .is_switch = 1}, {"--worker", &is.worker, .is_switch = 1},
        {"--twin", &is.twin, .is_switch = 1}, {"--thread", &is.thread, .is_switch = 1}, {"--at-most", &is.at_most},
        {"--title", .text = &is.title}, {"--conf", .text = &is.conf}, {"--as", .text = &is.version}};
    const size_t count = sizeof known / sizeof *known;
    for (; *argument; argument++) {
        size_t i = 0;
        while (i < count && strcmp(*argument, known[i].name)) i++;
        if (i == count) give_up(64, "unknown flag");
        if (!known[i].is_switch && !argument[1]) give_up(64, "a flag lacks its value");
        if (known[i].is_switch) *known[i].number = 1;
        else if (known[i].text) *known[i].text = strdup(*++argument); /* its own place may be given a title */
        else *known[i].number = atoi(*++argument);
    }
}

/* As long as this process or a child of it lives, nobody gets an exclusive lock on ".alive" beside the program. */
static void be_seen_alive(void) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%.*s/.alive", (int)(strrchr(self, '/') - self), self);
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    struct flock shared = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    if (file < 0 || fcntl(file, F_OFD_SETLK, &shared) != 0) fprintf(stderr, "%s: %s\n", path, strerror(errno));
}

int main(int count, char **values) {
    arguments = values;
    if (!realpath(values[0], self)) return 71;
    be_seen_alive();
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    is.verb = count > 1 && values[1][0] != '-' ? values[1] : NULL;
    const char *release = strstr(self, "/nanomq-");
    if (release && !strchr(release + 1, '/')) is.version = release + strlen("/nanomq-");
    if (count == 1 || !strcmp(values[1], "--version")
            || (is.verb && strcmp(is.verb, "start") && strcmp(is.verb, "stop") && strcmp(is.verb, "reload"))) {
        printf("Usage: nanomq { start | stop | reload }\n\nNanoMQ v%s-0\n", is.version);
        return 1;
    }
    read_flags(values + (is.verb ? 2 : 1));
    if (is.verb) behave_like_nanomq();
    if (!getenv("STANDIN_AGAIN")) {
        alarm((unsigned)is.at_most);
        if (is.daemonise) daemonise();
        if (is.unreaped) run_under_a_parent_that_never_waits();
        if (is.twin) bring_a_twin();
    }
    tell("pid %d\n", (int)getpid());
    if (is.exit_at_once >= 0) give_up(is.exit_at_once, "Parser syntax error");
    listen_to_signals();
    struct sigaction take = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    for (const int *number = (const int[]){SIGTERM, SIGINT, SIGHUP, SIGCONT, 0}; *number; number++)
        sigaction(*number, &take, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    if (is.daemonise && !getenv("STANDIN_AGAIN")) alarm((unsigned)is.at_most);
    if (is.thread) start_a_thread();
    if (is.title) show_title(values, count);
    serve();
}
