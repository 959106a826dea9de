#pragma once

#include <stdbool.h>
#include <stddef.h>

// Restoring the terminal on every way out of the program, and news of signals for the main loop.

/// Saves the terminal's modes before curses changes them, and the signals' actions before curses takes them. False when
/// the terminal cannot be read.
bool terminal_save(int descriptor);

/// Adds to the bytes that restore the terminal.
void terminal_add_restoring(const char *bytes, size_t count);

/// From here on until `terminal_disarm` every way out of the program restores the terminal.
void terminal_arm(void);
void terminal_disarm(void);

/// Restores the terminal, once for each time it was armed. Async-signal-safe.
void terminal_restore(void);

/// Installs the handlers that restore, and those that tell by a byte (the signal's number) on the pipe whose reading end
/// is returned, or -1.
int terminal_take_signals(void);

/// Gives the signals back.
void terminal_return_signals(void);

/// Whether somebody reads the pipe; until then an interrupt ends the program.
void terminal_listen(bool listening);

/// The next signal that was told of, or 0.
int terminal_next_signal(void);

/// Stops the program and its process group as Ctrl-Z in a shell does; returns when it is continued.
void terminal_stop(void);

/// Leaves the keyboard's signals to a program that is given the terminal: an interrupt does not concern this one, and a
/// stop stops it too, so that the shell has both. False takes them back.
void terminal_hand_over(bool handed_over);

/// Starts the shell command `command "$1"` with `argument` as `$1`, in this process group, its signals as they are by
/// default. The error, or 0 and the process.
int terminal_start_command(const char *command, const char *argument, int *process);

/// Waits for the end of a process: its exit status, or minus the signal that ended it.
int terminal_await_command(int process);
