/*
 * A file system for tests that stops answering when it is told to:
 *
 *   hangfs DIRECTORY        mounts itself there; to be run in a mount namespace of its own, with the rights of root
 *
 * It has one directory with at most one file, "broker.pid", which is found by its name and not listed. Each line of standard
 * input is an order, and is repeated on standard output once it holds:
 *
 *   content TEXT    the file is there and says this
 *   hang            from now on nobody is answered
 *   answer          who has been waiting is answered, and so is everybody else
 *
 * At the end of its input it ends, and with it the file system: the kernel answers all who still wait with an error.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILE_INODE 2
#define LARGEST (256 * 1024)
#define MOST_WAITING 256

static const char name[] = "broker.pid";
static char content[256];
static int is_there, hangs, device;

static char *waiting[MOST_WAITING];
static int waiting_count;

static void reply(const struct fuse_in_header *to, int error, const void *body, size_t length) {
    struct fuse_out_header head = {.len = (unsigned)(sizeof head + length), .error = -error, .unique = to->unique};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)body, length}};
    if (writev(device, parts, 2) < 0 && errno != ENOENT) perror("hangfs: reply"); /* ENOENT: who asked has given up */
}

/* With no time for which it is valid, so that the kernel keeps nothing and each look comes here. */
static struct fuse_attr attributes(unsigned long inode) {
    struct fuse_attr attr = {.ino = inode, .nlink = 1, .blksize = 4096};
    attr.mode = inode == FUSE_ROOT_ID ? S_IFDIR | 0755 : S_IFREG | 0644;
    attr.size = inode == FUSE_ROOT_ID ? 0 : strlen(content);
    return attr;
}

static void look_up(const struct fuse_in_header *in, const char *wanted) {
    if (!is_there || in->nodeid != FUSE_ROOT_ID || strcmp(wanted, name) != 0) {
        reply(in, ENOENT, NULL, 0);
        return;
    }
    struct fuse_entry_out out = {.nodeid = FILE_INODE, .generation = 1, .attr = attributes(FILE_INODE)};
    reply(in, 0, &out, sizeof out);
}

static void read_from(const struct fuse_in_header *in, const struct fuse_read_in *wanted) {
    size_t length = strlen(content);
    size_t from = wanted->offset < length ? wanted->offset : length;
    size_t count = length - from < wanted->size ? length - from : wanted->size;
    reply(in, 0, content + from, count);
}

static void begin(const struct fuse_in_header *in, const struct fuse_init_in *kernel) {
    struct fuse_init_out out = {.major = FUSE_KERNEL_VERSION, .minor = FUSE_KERNEL_MINOR_VERSION, .max_write = 4096};
    if (kernel->minor < out.minor) out.minor = kernel->minor;
    reply(in, 0, &out, sizeof out);
}

static void answer(const char *request) {
    const struct fuse_in_header *in = (const void *)request;
    const void *body = request + sizeof *in;
    struct fuse_attr_out attr = {.attr = attributes(in->nodeid)};
    struct fuse_open_out open = {.open_flags = FOPEN_DIRECT_IO};
    switch (in->opcode) {
        case FUSE_INIT: begin(in, body); break;
        case FUSE_LOOKUP: look_up(in, body); break;
        case FUSE_GETATTR: reply(in, 0, &attr, sizeof attr); break;
        case FUSE_OPEN: reply(in, 0, &open, sizeof open); break;
        case FUSE_READ: read_from(in, body); break;
        case FUSE_RELEASE:
        case FUSE_FLUSH:
        case FUSE_ACCESS: reply(in, 0, NULL, 0); break;
        case FUSE_FORGET:
        case FUSE_BATCH_FORGET:
        case FUSE_INTERRUPT: break; /* have no answer */
        default: reply(in, ENOSYS, NULL, 0);
    }
}

static void take_request(void) {
    static char request[LARGEST];
    ssize_t length = read(device, request, sizeof request);
    if (length < 0 && (errno == EINTR || errno == ENOENT || errno == EAGAIN)) return;
    if (length <= 0) exit(0); /* unmounted */
    if (!hangs) {
        answer(request);
    } else if (waiting_count < MOST_WAITING) {
        char *kept = malloc((size_t)length);
        waiting[waiting_count++] = memcpy(kept, request, (size_t)length);
    }
}

static void answer_the_waiting(void) {
    hangs = 0;
    for (int i = 0; i < waiting_count; i++) {
        answer(waiting[i]);
        free(waiting[i]);
    }
    waiting_count = 0;
}

static void take_order(void) {
    char line[200];
    if (!fgets(line, sizeof line, stdin)) exit(0);
    line[strcspn(line, "\n")] = 0;
    if (!strncmp(line, "content ", 8)) {
        is_there = 1;
        snprintf(content, sizeof content, "%s\n", line + 8);
    } else if (!strcmp(line, "hang")) {
        hangs = 1;
    } else if (!strcmp(line, "answer")) {
        answer_the_waiting();
    } else {
        exit(64);
    }
    puts(line);
}

int main(int count, char **values) {
    char options[128];
    if (count != 2) return 64;
    setvbuf(stdin, NULL, _IONBF, 0);
    setvbuf(stdout, NULL, _IOLBF, 0);
    device = open("/dev/fuse", O_RDWR | O_CLOEXEC);
    snprintf(options, sizeof options, "fd=%d,rootmode=40755,user_id=0,group_id=0", device);
    if (device < 0 || mount("hangfs", values[1], "fuse.hangfs", MS_NOSUID | MS_NODEV, options) != 0) {
        perror("hangfs");
        return 71;
    }
    puts("mounted");
    for (;;) {
        struct pollfd both[] = {{.fd = device, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
        if (poll(both, 2, -1) < 0) continue;
        if (both[1].revents) take_order();
        if (both[0].revents & POLLIN) take_request();
        else if (both[0].revents) exit(0);
    }
}
