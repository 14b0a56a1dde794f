/* A VFS that is the default one but for the WAL's writes: on a connection that asks for it, those of a commit are held until
   it is whole.

   Nobody misses what is held. Other connections read what the WAL's index says is there, and SQLite changes that once it
   has written the commit's last frame: when the call that brings this frame's page returns, all of it is in the file, or
   SQLite is told why not. A crash in between leaves frames without their commit, or nothing, as it would without this.

   Pages that a transaction gives to the log before its commit must not be held: it may be undone, another process writes to
   their place, and nothing tells this file of either. So such a connection spills none. Nor should any: with pages given
   before and a savepoint undone, SQLite 3.40 leaves frames whose checksums are wrong, and a crash takes every later commit
   with it.

   The format is https://www.sqlite.org/fileformat2.html#walformat: a frame is a header of 24 bytes, whose second number
   is not 0 in a commit's last frame, and a page. */
#include "sqlite_log.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* SQLite's own VFS takes less than 128 KiB in one call: it masks the size (`seekAndWriteFd` in os_unix.c). */
enum { FRAME_HEADER = 24, MOST_HELD = 120 * 1024 };

typedef struct {
    sqlite3_file base;
    /* Whether writes are held. */
    int holds;
    /* The bytes that belong to the file from `start` on. */
    unsigned char *held;
    int count;
    sqlite3_int64 start;
    /* Whether the page that comes next ends a commit. */
    int ends_commit;
} LogFile;

static sqlite3_vfs *parent;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((LogFile *)file + 1); }

static int write_held(LogFile *log) {
    int count = log->count;
    if (count == 0) return SQLITE_OK;
    /* What could not be written is lost with its transaction, never to be written over a later one's. */
    log->count = 0;
    sqlite3_file *file = real(&log->base);
    return file->pMethods->xWrite(file, log->held, count, log->start);
}

static int log_write(sqlite3_file *base, const void *data, int size, sqlite3_int64 offset) {
    LogFile *log = (LogFile *)base;
    sqlite3_file *file = real(base);
    if (!log->holds || size > MOST_HELD) {
        int code = write_held(log);
        return code != SQLITE_OK ? code : file->pMethods->xWrite(file, data, size, offset);
    }
    int ends_commit = 0;
    if (size == FRAME_HEADER) {
        uint32_t pages;
        memcpy(&pages, (const unsigned char *)data + 4, sizeof pages);
        log->ends_commit = pages != 0;
    } else {
        ends_commit = log->ends_commit;
        log->ends_commit = 0;
    }
    /* A commit's frames follow each other: what is left of another one failed. */
    if (offset != log->start + log->count) log->count = 0;
    if (size > MOST_HELD - log->count) {
        int code = write_held(log);
        if (code != SQLITE_OK) return code;
    }
    if (log->count == 0) log->start = offset;
    memcpy(log->held + log->count, data, size);
    log->count += size;
    return ends_commit ? write_held(log) : SQLITE_OK;
}

static int log_sync(sqlite3_file *base, int flags) {
    int code = write_held((LogFile *)base);
    return code != SQLITE_OK ? code : real(base)->pMethods->xSync(real(base), flags);
}

static int log_close(sqlite3_file *base) {
    LogFile *log = (LogFile *)base;
    /* Frames without their commit: nobody will read them. */
    free(log->held);
    log->held = NULL;
    return real(base)->pMethods->xClose(real(base));
}

/* What is held is read by nobody: SQLite reads frames whose commit is in the file, and cuts the file behind them. */
static int log_read(sqlite3_file *base, void *data, int size, sqlite3_int64 offset) {
    return real(base)->pMethods->xRead(real(base), data, size, offset);
}
static int log_truncate(sqlite3_file *base, sqlite3_int64 size) {
    return real(base)->pMethods->xTruncate(real(base), size);
}
static int log_size(sqlite3_file *base, sqlite3_int64 *size) {
    return real(base)->pMethods->xFileSize(real(base), size);
}
static int log_lock(sqlite3_file *base, int level) { return real(base)->pMethods->xLock(real(base), level); }
static int log_unlock(sqlite3_file *base, int level) { return real(base)->pMethods->xUnlock(real(base), level); }
static int log_reserved(sqlite3_file *base, int *is_held) {
    return real(base)->pMethods->xCheckReservedLock(real(base), is_held);
}
static int log_control(sqlite3_file *base, int operation, void *argument) {
    return real(base)->pMethods->xFileControl(real(base), operation, argument);
}
static int log_sector(sqlite3_file *base) { return real(base)->pMethods->xSectorSize(real(base)); }
static int log_device(sqlite3_file *base) { return real(base)->pMethods->xDeviceCharacteristics(real(base)); }

/* Version 1: a WAL is neither locked by regions nor mapped. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = log_close,
    .xRead = log_read,
    .xWrite = log_write,
    .xTruncate = log_truncate,
    .xSync = log_sync,
    .xFileSize = log_size,
    .xLock = log_lock,
    .xUnlock = log_unlock,
    .xCheckReservedLock = log_reserved,
    .xFileControl = log_control,
    .xSectorSize = log_sector,
    .xDeviceCharacteristics = log_device,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *flags_out) {
    (void)vfs;
    /* Every other file is the parent's alone. */
    if (!(flags & SQLITE_OPEN_WAL)) return parent->xOpen(parent, name, base, flags, flags_out);
    memset(base, 0, sizeof(LogFile));
    int code = parent->xOpen(parent, name, real(base), flags, flags_out);
    /* SQLite closes a file that has methods, even one that could not be opened. */
    if (real(base)->pMethods) base->pMethods = &methods;
    return code;
}

int sl_set_up_sqlite(void) {
    static sqlite3_vfs own;
    if (parent) return SQLITE_OK;
    /* Refused where SQLite runs already, and of no importance then. */
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int code = sqlite3_initialize();
    if (code != SQLITE_OK) return code;
    parent = sqlite3_vfs_find(NULL);
    if (!parent) return SQLITE_ERROR;
    own = *parent;
    own.pNext = NULL;
    own.zName = "chassis";
    own.szOsFile = (int)sizeof(LogFile) + parent->szOsFile;
    own.xOpen = open_file;
    return sqlite3_vfs_register(&own, 1);
}

/* One of the connection's files, as SQLite names them to `sqlite3_file_control`; NULL where it is not open. */
static sqlite3_file *file_of(sqlite3 *database, int pointer) {
    sqlite3_file *file = NULL;
    if (sqlite3_file_control(database, "main", pointer, &file) != SQLITE_OK) return NULL;
    return file && file->pMethods ? file : NULL;
}

int sl_write_commits_at_once(sqlite3 *database) {
    int code = sqlite3_exec(database, "PRAGMA cache_spill = OFF", NULL, NULL, NULL);
    if (code != SQLITE_OK) return code;
    sqlite3_file *file = file_of(database, SQLITE_FCNTL_JOURNAL_POINTER);
    if (!file || file->pMethods != &methods) return SQLITE_MISUSE;
    LogFile *log = (LogFile *)file;
    if (!log->held) log->held = malloc(MOST_HELD);
    if (!log->held) return SQLITE_NOMEM;
    log->holds = 1;
    return SQLITE_OK;
}

/* https://www.sqlite.org/walformat.html#the_wal_index_file_format: the last valid frame, and after two copies of the header
   how many frames were moved. */
long long sl_unmoved_frames(sqlite3 *database) {
    enum { LAST_FRAME = 16 / 4, MOVED = 96 / 4, REGION = 32 * 1024 };
    sqlite3_file *file = file_of(database, SQLITE_FCNTL_FILE_POINTER);
    volatile void *index = NULL;
    if (!file || file->pMethods->iVersion < 2) return -1;
    if (file->pMethods->xShmMap(file, 0, REGION, 0, &index) != SQLITE_OK || !index) return -1;
    file->pMethods->xShmBarrier(file);
    const volatile uint32_t *words = index;
    return (long long)words[LAST_FRAME] - words[MOVED];
}

int sl_sync_file(sqlite3 *database) {
    sqlite3_file *file = file_of(database, SQLITE_FCNTL_FILE_POINTER);
    return file ? file->pMethods->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY) : SQLITE_MISUSE;
}
