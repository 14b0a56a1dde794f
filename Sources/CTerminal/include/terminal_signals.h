#pragma once
#include <wchar.h>
int ts_install(int fd);
void ts_stop_self(void);
int ts_pipe(int fds[2]);
int ts_wcwidth(wchar_t c);
