#define _GNU_SOURCE
#include "terminal_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t wake_pipe = -1;
static volatile sig_atomic_t is_armed = 0;
static volatile sig_atomic_t terminations = 0;
static int terminal = -1;
static int true_stderr = -1;
static struct termios modes;
static char reset_text[256];
static size_t reset_length = 0;
static char farewell_text[512];

static const int noticed[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT};
enum { NOTICED = sizeof noticed / sizeof *noticed, FATAL = sizeof fatal / sizeof *fatal };
static struct sigaction before_noticed[NOTICED];
static struct sigaction before_fatal[FATAL];
static int is_installed = 0;

int ts_pipe(int fds[2]) { return pipe2(fds, O_NONBLOCK | O_CLOEXEC); }

static void write_all(int fd, const char *text, size_t length) {
    while (length > 0) {
        ssize_t count = write(fd, text, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        text += count;
        length -= (size_t)count;
    }
}

int ts_arm(int tty, const char *reset, size_t length, int stderr_fd, const char *farewell) {
    static int has_exit_hook = 0;
    is_armed = 0;
    if (tcgetattr(tty, &modes) != 0) return -1;
    terminal = tty;
    true_stderr = stderr_fd;
    reset_length = length < sizeof reset_text - 1 ? length : sizeof reset_text - 1;
    memcpy(reset_text, reset, reset_length);
    strncpy(farewell_text, farewell, sizeof farewell_text - 1);
    /* exit() from anywhere leaves a usable terminal too. */
    if (!has_exit_hook) { atexit(ts_restore); has_exit_hook = 1; }
    is_armed = 1;
    return 0;
}

int ts_arm_again(int stderr_fd, const char *farewell) {
    if (!is_armed) return -1;
    is_armed = 0;
    true_stderr = stderr_fd;
    strncpy(farewell_text, farewell, sizeof farewell_text - 1);
    is_armed = 1;
    return 0;
}

void ts_block_background_writes(void) {
    sigset_t background;
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &background, 0);
}

void ts_disarm(void) { is_armed = 0; }

void ts_restore(void) {
    if (!is_armed) return;
    is_armed = 0;
    int saved = errno;
    ts_block_background_writes();
    write_all(terminal, reset_text, reset_length);
    tcsetattr(terminal, TCSANOW, &modes);
    errno = saved;
}

static void die_by(int number) {
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigemptyset(&standard.sa_mask);
    sigaction(number, &standard, 0);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    pthread_sigmask(SIG_UNBLOCK, &only, 0);
    raise(number);
}

static void on_fatal(int number) {
    if (is_armed) {
        ts_restore();
        if (true_stderr >= 0) {
            dup2(true_stderr, STDERR_FILENO);
            write_all(true_stderr, farewell_text, strlen(farewell_text));
        }
    }
    die_by(number);
}

static void on_noticed(int number) {
    int saved = errno;
    if (number == SIGTERM || number == SIGHUP || number == SIGINT) {
        /* Asked twice: whoever should have ended by now is stuck. */
        if (++terminations > 1) { ts_restore(); die_by(number); }
    }
    unsigned char byte = (unsigned char)number;
    ssize_t count = write(wake_pipe, &byte, 1);
    (void)count;
    errno = saved;
}

void ts_install(int pipe) {
    wake_pipe = pipe;
    terminations = 0;
    if (is_installed) return;
    is_installed = 1;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_noticed;
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < NOTICED; i++) sigaction(noticed[i], &action, &before_noticed[i]);
    action.sa_handler = on_fatal;
    action.sa_flags = SA_ONSTACK;
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &before_fatal[i]);
}

void ts_uninstall(void) {
    if (!is_installed) return;
    is_installed = 0;
    for (int i = 0; i < NOTICED; i++) sigaction(noticed[i], &before_noticed[i], 0);
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before_fatal[i], 0);
    wake_pipe = -1;
}

void ts_stop_self(void) {
    struct sigaction standard, ours;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &standard, &ours);
    /* Whoever started this program may have left the signal blocked: then it would never stop. */
    sigset_t only, before;
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &only, &before);
    /* Not kill(): a process-directed SIGTSTP can land on another thread after the handler is back. */
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &before, 0);
    sigaction(SIGTSTP, &ours, 0);
}

void ts_alternate_stack(void) {
    stack_t stack;
    memset(&stack, 0, sizeof stack);
    stack.ss_size = 64 * 1024;
    stack.ss_sp = malloc(stack.ss_size); /* lives as long as its thread may run: for ever */
    if (stack.ss_sp) sigaltstack(&stack, 0);
}

int ts_memory_file(void) { return memfd_create("frame", MFD_CLOEXEC); }

int ts_size(int tty, int *columns, int *rows) {
    struct winsize size;
    *columns = *rows = 0;
    if (ioctl(tty, TIOCGWINSZ, &size) != 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}
