/*
 * Cuts the power: a library in front of the C library (LD_PRELOAD) that ends its process by SIGKILL at a certain change on disk.
 *
 *   CUT_UNDER   only changes of what is below this directory count
 *   CUT_AT      the change, counted from 1, that is not done any more; without it all are done
 *   CUT_TORN    if set, that change is a write and half of its bytes reach the file
 *   CUT_TOLD    a file, elsewhere, to which every change is told, one a line: "write /path"
 *
 * It sees what the JDK does to files, which goes through the symbols below. It does not see what goes straight to the
 * C library or the kernel, as calls through java.lang.foreign do: the operator writes a mark before and after each of those,
 * and that write is seen. What our process starts is left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct { const char *under; long at; int torn, told; } cut;
static atomic_long changes;

__attribute__((constructor)) static void prepare(void) {
    const char *at = getenv("CUT_AT"), *told = getenv("CUT_TOLD");
    cut.under = getenv("CUT_UNDER");
    cut.at = at ? atol(at) : 0;
    cut.torn = getenv("CUT_TORN") != NULL;
    cut.told = told ? (int)syscall(SYS_openat, AT_FDCWD, told, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    unsetenv("LD_PRELOAD"); /* a broker that we start is not to be cut */
}

static _Noreturn void die(void) {
    for (;;) syscall(SYS_kill, getpid(), SIGKILL);
}

static void tell(const char *what, const char *path) {
    char line[PATH_MAX + 32];
    int length = snprintf(line, sizeof line, "%s %s\n", what, path);
    if (cut.told >= 0 && syscall(SYS_write, cut.told, line, length) != length) die();
}

static int counts(const char *path) {
    size_t length = cut.under ? strlen(cut.under) : 0;
    return length && !strncmp(path, cut.under, length) && (path[length] == '/' || !path[length]);
}

/* Returns whether this change is the one that is to be torn; does not return from the one that is not to be. */
static int change(const char *what, const char *path) {
    if (!counts(path)) return 0;
    tell(what, path);
    if (++changes != cut.at) return 0;
    if (!cut.torn) die();
    return 1;
}

static const char *path_of(int file, char *path) {
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return path;
}

static int change_of(const char *what, int file) {
    char path[PATH_MAX];
    return change(what, path_of(file, path));
}

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) die();
    return found;
}

static int is_there(const char *path) { return faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0; }

static const char *above(const char *path, char *directory) {
    snprintf(directory, PATH_MAX, "%s", path);
    char *slash = strrchr(directory, '/');
    if (slash) *slash = 0;
    return directory;
}

/* Opening is a change if it creates or empties; what is there already and stays is only opened. */
static void opening(const char *path, int flags) {
    char target[PATH_MAX];
    int creates = (flags & O_CREAT) && !is_there(path);
    if (!creates && !(flags & O_TRUNC)) return;
    int held;
    change(creates ? "create" : "empty",
            sscanf(path, "/proc/self/fd/%d", &held) == 1 ? path_of(held, target) : path);
}

#define OPENS(name)                                                  \
    int name(const char *path, int flags, ...) {                     \
        va_list more;                                                \
        va_start(more, flags);                                       \
        mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;  \
        va_end(more);                                                \
        opening(path, flags);                                        \
        return REAL(name)(path, flags, mode);                        \
    }
OPENS(open)
OPENS(open64)

ssize_t write(int file, const void *bytes, size_t size) {
    if (size && change_of("write", file)) {
        REAL(write)(file, bytes, size / 2);
        die();
    }
    return REAL(write)(file, bytes, size);
}

#define WRITES_AT(name, offset_t)                                               \
    ssize_t name(int file, const void *bytes, size_t size, offset_t offset) {   \
        if (size && change_of("write", file)) {                                 \
            REAL(name)(file, bytes, size / 2, offset);                          \
            die();                                                              \
        }                                                                       \
        return REAL(name)(file, bytes, size, offset);                           \
    }
WRITES_AT(pwrite, off_t)
WRITES_AT(pwrite64, off64_t)

/* What cannot succeed changes nothing: the JDK removes what may not be there, and makes directories from below. */
#define CHANGES(name, what, path, can, parameters, arguments) \
    int name parameters {                                     \
        if (can) change(what, path);                          \
        return REAL(name) arguments;                          \
    }
CHANGES(rename, "rename to", to, is_there(from), (const char *from, const char *to), (from, to))
CHANGES(link, "link", to, !is_there(to), (const char *from, const char *to), (from, to))
CHANGES(symlink, "link", to, !is_there(to), (const char *from, const char *to), (from, to))
CHANGES(unlink, "remove", path, is_there(path), (const char *path), (path))
CHANGES(rmdir, "remove", path, is_there(path), (const char *path), (path))
CHANGES(mkdir, "make directory", path, !is_there(path) && is_there(above(path, (char[PATH_MAX]){0})),
        (const char *path, mode_t mode), (path, mode))
CHANGES(chmod, "change rights of", path, is_there(path), (const char *path, mode_t mode), (path, mode))
CHANGES(chown, "change rights of", path, is_there(path), (const char *path, uid_t user, gid_t group), (path, user, group))
CHANGES(lchown, "change rights of", path, is_there(path), (const char *path, uid_t user, gid_t group), (path, user, group))

#define CHANGES_OPEN(name, what, parameters, arguments) \
    int name parameters {                               \
        change_of(what, file);                          \
        return REAL(name) arguments;                    \
    }
CHANGES_OPEN(fsync, "sync", (int file), (file))
CHANGES_OPEN(fdatasync, "sync", (int file), (file))
CHANGES_OPEN(ftruncate, "truncate", (int file, off_t size), (file, size))
CHANGES_OPEN(ftruncate64, "truncate", (int file, off64_t size), (file, size))
CHANGES_OPEN(fchmod, "change rights of", (int file, mode_t mode), (file, mode))
CHANGES_OPEN(fchown, "change rights of", (int file, uid_t user, gid_t group), (file, user, group))
