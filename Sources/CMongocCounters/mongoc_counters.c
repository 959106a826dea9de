#include "mongoc_counters.h"

#if defined(__linux__)

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

// libmongoc's constructor makes a piece of shared memory named after the process id. Where one is left of a process that was
// killed and had the same id, it complains on standard error, before main and in the middle of a pipe. What is done here comes
// before the constructors of all libraries.
static void remove_stale_counters(void) {
    char name[32];
    snprintf(name, sizeof name, "/mongoc-%d", (int)getpid());
    shm_unlink(name);
}

__attribute__((section(".preinit_array"), used)) static void (*const before_constructors)(void) = remove_stale_counters;

#endif
