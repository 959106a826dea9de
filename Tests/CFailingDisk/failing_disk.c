#include "failing_disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

// A file of the layer: its methods, and behind it the file of the disk below.
typedef struct {
    sqlite3_file base;
    int is_watched;
    sqlite3_file *below;
} layered_file;

static sqlite3_vfs layer;
static sqlite3_vfs *disk;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char watched_part[256];
static int watched_kinds, calls_left, failure_code, failure_lasts, failures;

static int fails(int kind) {
    int code = SQLITE_OK;
    pthread_mutex_lock(&lock);
    if (watched_kinds & kind) {
        if (calls_left > 0) calls_left--;
        if (calls_left == 0) {
            code = failure_code;
            failures++;
            if (!failure_lasts) watched_kinds = 0;
        }
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int is_watched(const char *path) {
    pthread_mutex_lock(&lock);
    int watched = path && watched_part[0] && strstr(path, watched_part) != NULL;
    pthread_mutex_unlock(&lock);
    return watched;
}

void failing_disk_arm(const char *part, int kinds, int nth, int code, int lasts) {
    pthread_mutex_lock(&lock);
    strncpy(watched_part, part, sizeof watched_part - 1);
    watched_kinds = kinds;
    calls_left = nth;
    failure_code = code;
    failure_lasts = lasts;
    failures = 0;
    pthread_mutex_unlock(&lock);
}

int failing_disk_disarm(void) {
    pthread_mutex_lock(&lock);
    watched_kinds = 0;
    int count = failures;
    pthread_mutex_unlock(&lock);
    return count;
}

#define BELOW(file) (((layered_file *)(file))->below)
#define FAIL(file, kind) \
    if (((layered_file *)(file))->is_watched) { \
        int code = fails(kind); \
        if (code != SQLITE_OK) return code; \
    }

static int close_file(sqlite3_file *f) {
    return BELOW(f)->pMethods ? BELOW(f)->pMethods->xClose(BELOW(f)) : SQLITE_OK;
}
static int read_file(sqlite3_file *f, void *bytes, int count, sqlite3_int64 at) {
    return BELOW(f)->pMethods->xRead(BELOW(f), bytes, count, at);
}
static int write_file(sqlite3_file *f, const void *bytes, int count, sqlite3_int64 at) {
    FAIL(f, FAILING_DISK_WRITE)
    return BELOW(f)->pMethods->xWrite(BELOW(f), bytes, count, at);
}
static int truncate_file(sqlite3_file *f, sqlite3_int64 size) {
    FAIL(f, FAILING_DISK_TRUNCATE)
    return BELOW(f)->pMethods->xTruncate(BELOW(f), size);
}
static int sync_file(sqlite3_file *f, int flags) {
    FAIL(f, FAILING_DISK_SYNC)
    return BELOW(f)->pMethods->xSync(BELOW(f), flags);
}
static int file_size(sqlite3_file *f, sqlite3_int64 *size) { return BELOW(f)->pMethods->xFileSize(BELOW(f), size); }
static int lock_file(sqlite3_file *f, int level) { return BELOW(f)->pMethods->xLock(BELOW(f), level); }
static int unlock_file(sqlite3_file *f, int level) { return BELOW(f)->pMethods->xUnlock(BELOW(f), level); }
static int check_lock(sqlite3_file *f, int *result) {
    return BELOW(f)->pMethods->xCheckReservedLock(BELOW(f), result);
}
static int control(sqlite3_file *f, int what, void *value) {
    return BELOW(f)->pMethods->xFileControl(BELOW(f), what, value);
}
static int sector_size(sqlite3_file *f) { return BELOW(f)->pMethods->xSectorSize(BELOW(f)); }
static int traits(sqlite3_file *f) { return BELOW(f)->pMethods->xDeviceCharacteristics(BELOW(f)); }
static int map_shared(sqlite3_file *f, int page, int size, int extend, void volatile **memory) {
    FAIL(f, FAILING_DISK_MAP)
    return BELOW(f)->pMethods->xShmMap(BELOW(f), page, size, extend, memory);
}
static int lock_shared(sqlite3_file *f, int offset, int count, int flags) {
    return BELOW(f)->pMethods->xShmLock(BELOW(f), offset, count, flags);
}
static void bar_shared(sqlite3_file *f) { BELOW(f)->pMethods->xShmBarrier(BELOW(f)); }
static int unmap_shared(sqlite3_file *f, int remove) { return BELOW(f)->pMethods->xShmUnmap(BELOW(f), remove); }

static const sqlite3_io_methods methods = {
    .iVersion = 2, .xClose = close_file, .xRead = read_file, .xWrite = write_file, .xTruncate = truncate_file,
    .xSync = sync_file, .xFileSize = file_size, .xLock = lock_file, .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock, .xFileControl = control, .xSectorSize = sector_size,
    .xDeviceCharacteristics = traits, .xShmMap = map_shared, .xShmLock = lock_shared, .xShmBarrier = bar_shared,
    .xShmUnmap = unmap_shared,
};

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *f, int flags, int *out_flags) {
    (void)vfs;
    layered_file *file = (layered_file *)f;
    file->base.pMethods = NULL;
    file->is_watched = is_watched(path);
    file->below = (sqlite3_file *)(file + 1);
    FAIL(f, FAILING_DISK_OPEN)
    int code = disk->xOpen(disk, path, file->below, flags, out_flags);
    // SQLite closes a file that has methods, even when opening it failed.
    if (file->below->pMethods) file->base.pMethods = &methods;
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int sync) {
    (void)vfs;
    return disk->xDelete(disk, path, sync);
}
static int access_file(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    (void)vfs;
    return disk->xAccess(disk, path, flags, result);
}
static int full_path(sqlite3_vfs *vfs, const char *path, int size, char *out) {
    (void)vfs;
    return disk->xFullPathname(disk, path, size, out);
}

int failing_disk_install(void) {
    static int is_installed;
    pthread_mutex_lock(&lock);
    int was_installed = is_installed;
    is_installed = 1;
    pthread_mutex_unlock(&lock);
    if (was_installed) return SQLITE_OK;
    sqlite3_initialize();
    disk = sqlite3_vfs_find(NULL);
    if (!disk) return SQLITE_ERROR;
    layer = *disk;
    layer.zName = "failing-disk";
    layer.pNext = NULL;
    layer.szOsFile = (int)sizeof(layered_file) + disk->szOsFile;
    layer.xOpen = open_file;
    layer.xDelete = delete_file;
    layer.xAccess = access_file;
    layer.xFullPathname = full_path;
    return sqlite3_vfs_register(&layer, 1);
}
