#pragma once
#include <sqlite3.h>

/* Has every connection of this process that is opened from now on write a commit to the WAL at once. SQLite writes each
   page's header and each page by itself: sixty calls of the kernel for a commit of thirty pages, which take longer than
   the commit does. And keeps SQLite from counting its memory, which takes a lock at each allocation. Harmless when called
   again. 0, or a code of SQLite's. */
int sl_set_up_sqlite(void);

/* How many frames of the log are not in the database's file yet, as all processes see it at this moment; -1 where there is
   no log, or nothing was read of it yet. */
long long sl_unmoved_frames(sqlite3 *database);
