#define _GNU_SOURCE
#include <fcntl.h>
#include "terminal_signals.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
static volatile int g_fd = -1;
static void on_signal(int s) { int e = errno; unsigned char b = (unsigned char)s; ssize_t r = write(g_fd, &b, 1); (void)r; errno = e; }
static void set(int s) { struct sigaction a; memset(&a, 0, sizeof a); a.sa_handler = on_signal; a.sa_flags = SA_RESTART; sigemptyset(&a.sa_mask); sigaction(s, &a, 0); }
int ts_install(int fd) { g_fd = fd; set(SIGWINCH); set(SIGTSTP); set(SIGCONT); set(SIGTERM); set(SIGHUP); return 0; }
void ts_stop_self(void) {
    struct sigaction d, old; memset(&d, 0, sizeof d); d.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &d, &old); raise(SIGTSTP);  /* not kill(): a process-directed SIGTSTP can land on another thread after the handler is restored */ sigaction(SIGTSTP, &old, 0);
}
int ts_pipe(int fds[2]) { return pipe2(fds, O_NONBLOCK | O_CLOEXEC); }
#include <wchar.h>
int ts_wcwidth(wchar_t c) { return wcwidth(c); }
