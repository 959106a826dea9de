#pragma once

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
#define NCURSES_OPAQUE 0
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// What Swift cannot import (variadic functions, macros, the globals that strict concurrency refuses) and what must be
// async-signal-safe. The static state below exists once for each Swift file that calls a function touching it, so all
// functions of a group are called from one file.

// Text

/// Takes a locale's character type; true when it is UTF-8.
static inline bool terminal_use_utf8_locale(const char *name) {
    return setlocale(LC_CTYPE, name) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

extern int wcwidth(wchar_t);

static inline int terminal_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// Curses

// From term.h, which makes macros of words such as `lines` and `columns`.
extern int setupterm(const char *, int, int *);

static inline WINDOW *terminal_window(void) { return stdscr; }

static const uint32_t terminal_bold = A_BOLD;
static const uint32_t terminal_dim = A_DIM;
static const uint32_t terminal_reverse = A_REVERSE;
static const uint32_t terminal_underline = A_UNDERLINE;

static inline uint32_t terminal_color_pair(int pair) { return (uint32_t)COLOR_PAIR(pair); }

static inline void terminal_set_attributes(WINDOW *window, uint32_t attributes) { wattrset(window, (int)attributes); }

/// A string of the terminal's description, or NULL where it has none.
static inline const char *terminal_string(const char *capability) {
    char *value = tigetstr(capability);
    return value == (char *)-1 ? NULL : value;
}

/// The size the kernel keeps for a terminal; false when it knows none.
static inline bool terminal_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
}

/// True when the other end of a descriptor is gone.
static inline bool terminal_is_hung_up(int descriptor) {
    struct pollfd poll_descriptor = {.fd = descriptor, .events = POLLIN, .revents = 0};
    if (poll(&poll_descriptor, 1, 0) <= 0) return false;
    if (poll_descriptor.revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
    // Readable, and yet nothing to read: the end of the file.
    int available = 0;
    return ioctl(descriptor, FIONREAD, &available) == 0 && available == 0;
}

/// Writes all bytes, for what curses does not write itself.
static inline void terminal_write(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

// Signals: restoring the terminal on every way out, and news for the main loop

static struct {
    volatile sig_atomic_t armed;
    volatile sig_atomic_t interrupted;
    volatile sig_atomic_t listening;
    int descriptor;
    int pipe[2];
    struct termios saved;
    char bytes[512];
    size_t count;
    struct sigaction previous[NSIG];
    bool taken[NSIG];
} terminal_state = {.descriptor = -1, .pipe = {-1, -1}};

/// Async-signal-safe. Once for each time it was armed.
static inline void terminal_restore(void) {
    if (!terminal_state.armed) return;
    terminal_state.armed = 0;
    terminal_write(terminal_state.descriptor, terminal_state.bytes, terminal_state.count);
    tcsetattr(terminal_state.descriptor, TCSANOW, &terminal_state.saved);
}

static void terminal_die_of(int signal_number) {
    int error = errno;
    terminal_restore();
    sigaction(signal_number, &terminal_state.previous[signal_number], NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    raise(signal_number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    errno = error;
}

static void terminal_tell(int signal_number) {
    int error = errno;
    if (signal_number == SIGINT) {
        // Nobody listens, or the last one has not been answered: the program hangs, so it ends as others do.
        if (!terminal_state.listening || terminal_state.interrupted) {
            terminal_die_of(signal_number);
            return;
        }
        terminal_state.interrupted = 1;
    }
    char byte = (char)signal_number;
    // A full pipe has news enough.
    ssize_t ignored = write(terminal_state.pipe[1], &byte, 1);
    (void)ignored;
    errno = error;
}

static void terminal_at_exit(void) { terminal_restore(); }

static inline void terminal_take(int signal_number, void (*handler)(int), int flags) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    // tcsetattr from the background would stop the process instead of restoring.
    sigaddset(&action.sa_mask, SIGTTOU);
    if (!terminal_state.taken[signal_number]) {
        struct sigaction previous;
        if (sigaction(signal_number, NULL, &previous) != 0) return;
        // What the parent chose to ignore (nohup) stays ignored.
        if (previous.sa_handler == SIG_IGN && signal_number != SIGWINCH) return;
        terminal_state.previous[signal_number] = previous;
        terminal_state.taken[signal_number] = true;
    }
    sigaction(signal_number, &action, NULL);
}

/// Saves the terminal's modes before curses changes them, and the signals' actions before curses takes them. False when
/// the terminal cannot be read.
static inline bool terminal_save(int descriptor) {
    static bool registered = false;
    if (tcgetattr(descriptor, &terminal_state.saved) != 0) return false;
    terminal_state.descriptor = descriptor;
    terminal_state.count = 0;
    if (!registered) registered = atexit(terminal_at_exit) == 0;
    return true;
}

/// Adds to the bytes that restore the terminal.
static inline void terminal_add_restoring(const char *bytes, size_t count) {
    if (terminal_state.count + count > sizeof terminal_state.bytes) return;
    memcpy(terminal_state.bytes + terminal_state.count, bytes, count);
    terminal_state.count += count;
}

/// From here on until `terminal_disarm` every way out of the program restores the terminal.
static inline void terminal_arm(void) { terminal_state.armed = 1; }

static inline void terminal_disarm(void) { terminal_state.armed = 0; }

/// Installs the handlers that restore, and those that tell by a byte (the signal's number) on the pipe whose reading end
/// is returned, or -1.
static inline int terminal_take_signals(void) {
    if (terminal_state.pipe[0] < 0) {
        if (pipe(terminal_state.pipe) != 0) return -1;
        for (int end = 0; end < 2; end++) {
            fcntl(terminal_state.pipe[end], F_SETFL, O_NONBLOCK);
            fcntl(terminal_state.pipe[end], F_SETFD, FD_CLOEXEC);
        }
    }
    const int deadly[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) terminal_take(deadly[i], terminal_die_of, 0);
    const int told[] = {SIGINT, SIGWINCH, SIGTSTP, SIGCONT};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) terminal_take(told[i], terminal_tell, SA_RESTART);
    return terminal_state.pipe[0];
}

/// Gives the signals back.
static inline void terminal_return_signals(void) {
    for (int i = 1; i < NSIG; i++) {
        if (!terminal_state.taken[i]) continue;
        sigaction(i, &terminal_state.previous[i], NULL);
        terminal_state.taken[i] = false;
    }
}

/// Whether somebody reads the pipe; until then an interrupt ends the program.
static inline void terminal_listen(bool listening) { terminal_state.listening = listening; }

/// The next signal that was told of, or 0.
static inline int terminal_next_signal(void) {
    char byte = 0;
    if (read(terminal_state.pipe[0], &byte, 1) != 1) return 0;
    if (byte == SIGINT) terminal_state.interrupted = 0;
    return byte;
}

/// Stops the program and its process group as Ctrl-Z in a shell does; returns when it is continued.
static inline void terminal_stop(void) {
    struct sigaction action, previous;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = SIG_IGN;
    sigaction(SIGTSTP, &action, &previous);
    kill(0, SIGTSTP);
    // The group has it; this process takes it here and now, whichever threads it has.
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, NULL);
    sigset_t set, mask;
    sigemptyset(&set);
    sigaddset(&set, SIGTSTP);
    // Dispatch blocks signals on its threads, and the main queue may be served by one of them.
    pthread_sigmask(SIG_UNBLOCK, &set, &mask);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &previous, NULL);
}
