/*
 * appetite FILES THREADS: opens so many files beside its standard ones, has so many threads beside its first, and works
 * without a pause. For every line on its standard input it tells how many milliseconds of the processor it has used so
 * far, as the kernel tells itself; at the end of its input it ends.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static void *rest(void *nothing) {
    for (;;)
        pause();
    return nothing;
}

static void *work(void *nothing) {
    for (volatile unsigned long i = 0;; i++)
        ;
    return nothing;
}

static void tell(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("%ld\n", (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
                        (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000);
    fflush(stdout);
}

int main(int count, char **values) {
    pthread_t thread;
    int files = count > 1 ? atoi(values[1]) : 0;
    int threads = count > 2 ? atoi(values[2]) : 1;
    for (int i = 0; i < files; i++)
        if (open("/dev/null", O_RDONLY) < 0)
            return 1;
    for (int i = 0; i < threads; i++)
        if (pthread_create(&thread, NULL, i == 0 ? work : rest, NULL) != 0)
            return 1;
    tell();
    while (getchar() != EOF)
        tell();
    return 0;
}
