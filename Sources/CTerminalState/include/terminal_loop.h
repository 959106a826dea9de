#pragma once

#include <stdbool.h>
#include <stddef.h>

// The thread that waits for the terminal, and what wakes it.

/// Starts the thread, which runs `run`. It takes only the signals of its own faults, so that all others are some other
/// thread's. False when there is no room for one.
bool terminal_start_loop(void (*run)(void));

/// Whether this is that thread.
bool terminal_is_on_loop(void);

/// Tells which of at most seven descriptors can be read or have lost their other end, the first by the lowest bit. Waits until
/// one has, or until it is woken, if `waits`. To be called on the thread.
unsigned terminal_await(const int *descriptors, size_t count, bool waits);

/// Ends the wait that is under way, or the next one.
void terminal_wake_loop(void);
