#pragma once

#include <stdbool.h>
#include <stddef.h>

// The thread that waits for the terminal, and what wakes it.

/// Starts the thread, which runs `run`. It takes only the signals of its own faults, so that all others are some other
/// thread's. False when there is no room for one.
bool terminal_start_loop(void (*run)(void));

/// Notes in `ready` which of the descriptors can be read or have lost their other end. Waits until one has, or until it is
/// woken, if `waits`. To be called on the thread.
void terminal_await(const int *descriptors, bool *ready, size_t count, bool waits);

/// Ends the wait that is under way, or the next one.
void terminal_wake_loop(void);
