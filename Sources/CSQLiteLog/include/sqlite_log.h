#pragma once
#include <sqlite3.h>

/* Before the first connection: has those that come write their log through here, and keeps SQLite from counting its memory,
   which takes a lock at each allocation. Harmless when called again. 0, or a code of SQLite's. */
int sl_set_up_sqlite(void);

/* Has a connection that has read of a WAL write each commit to it at once. SQLite writes each page's header and each page by
   itself: sixty calls of the kernel for a commit of thirty pages, which take longer than the commit does. Its transactions
   keep their pages in memory until then. 0, or a code of SQLite's: then it writes as SQLite does. */
int sl_write_commits_at_once(sqlite3 *database);

/* How many frames of the log are not in the database's file yet, as all processes see it at this moment; -1 where there is
   no log, or nothing was read of it yet. */
long long sl_unmoved_frames(sqlite3 *database);

/* Brings what was written to the database's file to the disk. A checkpoint does so only when it has moved the log's last
   frame: of one beside a writer, all of its pages would be left to the next. 0, or a code of SQLite's. */
int sl_sync_file(sqlite3 *database);
