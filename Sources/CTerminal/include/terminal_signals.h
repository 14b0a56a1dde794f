#pragma once
#include <sys/types.h>
#include <wchar.h>

/* Signals and the way back to a usable terminal, for one terminal per process. Everything that runs inside a signal
   handler is here, in C, because nothing of Swift is safe there. */

/* Both ends non-blocking and close-on-exec. 0, or -1 with errno. */
int ts_pipe(int fds[2]);

/* Remembers the terminal's modes as they are now, and what to write to bring it back. `reset` is copied (at most 255
   bytes). `stderr_fd` is a copy of the true stderr, or -1. `farewell` is written there by a fatal signal. */
int ts_arm(int tty, const char *reset, size_t length, int stderr_fd, const char *farewell);
/* The same modes and reset string, with another stderr and farewell. */
int ts_arm_again(int stderr_fd, const char *farewell);
/* Lets the calling thread write to the terminal from the background too; else giving it back would stop us. */
void ts_block_background_writes(void);
/* Forgets it: from now on nothing is restored. */
void ts_disarm(void);
/* Writes the reset string and sets the remembered modes; once per ts_arm, safe in a signal handler. */
void ts_restore(void);

/* WINCH, CONT, TSTP, TERM, HUP and INT write their number to `pipe`; SEGV, BUS, ILL, FPE, TRAP, ABRT and QUIT restore
   the terminal and then do what they would have done. The second TERM, HUP or INT does that too. */
void ts_install(int pipe);
/* Puts back the handlers that were there before. */
void ts_uninstall(void);
/* Stops this process as Ctrl-Z does; returns when it goes on. */
void ts_stop_self(void);
/* An alternate signal stack for the calling thread, so that its stack overflow can still restore the terminal. */
void ts_alternate_stack(void);

/* A nameless file in memory, or -1. */
int ts_memory_file(void);

/* The size the kernel knows; 0 when it knows none. */
int ts_size(int tty, int *columns, int *rows);
