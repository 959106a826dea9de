// A disk that fails when it is told to: a layer over SQLite's own way to the file system (sqlite3_vfs), for tests.
#ifndef FAILING_DISK_H
#define FAILING_DISK_H

// Puts the layer under every database that this process opens from now on. Returns SQLite's result code.
int failing_disk_install(void);

// What a call asks the disk for.
enum {
    FAILING_DISK_WRITE = 1,
    FAILING_DISK_SYNC = 2,
    FAILING_DISK_TRUNCATE = 4,
    FAILING_DISK_OPEN = 8,
    FAILING_DISK_MAP = 16,
};

// Lets the `nth` call (counted from 1) of these kinds on a file whose path holds `part` fail with SQLite's `code`, and
// every later one too when `lasts` is not 0. A call that fails does nothing.
void failing_disk_arm(const char *part, int kinds, int nth, int code, int lasts);

// Lets nothing fail any more. Returns how many calls have failed since it was armed.
int failing_disk_disarm(void);

#endif
