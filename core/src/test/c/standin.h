/* What the two halves of the stand-in share: the flags it was started with, and the way to give up. */

/* Times are in milliseconds, except at_most (seconds); -1 is "not asked for". */
extern struct flags {
    const char *verb, *conf, *pid_file, *pid_format, *write_pid, *version, *title;
    int port, silent, bind_after, empty_first, remove_pid, ignore_term, exit_delay, exit_code, exit_at_once, crash_after;
    int daemonise, unreaped, reexec, stop_itself, worker, twin, thread, at_most;
} is;

/* Says the sentence on standard error and exits. */
_Noreturn void give_up(int code, const char *sentence);

/* Carries out "stop" or "reload" and exits; for "start", sets the flags as NanoMQ would and returns, or refuses and exits. */
void behave_like_nanomq(void);
