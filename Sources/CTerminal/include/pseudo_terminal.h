#pragma once
#include <stddef.h>

/* Opens a new pseudo-terminal; writes the name of its other end, and returns the master's descriptor or -1. */
int ts_pty_open(char *name, size_t size);

/* The flag of posix_spawnattr_setflags that starts the program in a session of its own; a GNU extension. */
short ts_spawn_new_session(void);
