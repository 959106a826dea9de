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

// What Swift cannot import: variadic functions, macros, the globals that strict concurrency refuses.

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

/// A number of the terminal's description, or negative where it has none.
static inline int terminal_number(const char *capability) { return tigetnum((char *)capability); }

/// The size the kernel keeps for a terminal; false when it knows none.
static inline bool terminal_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
}

/// Waits so many milliseconds, or not at all, for something to read.
static inline bool terminal_is_readable(int descriptor, int milliseconds) {
    struct pollfd poll_descriptor = {.fd = descriptor, .events = POLLIN, .revents = 0};
    return poll(&poll_descriptor, 1, milliseconds) > 0 && (poll_descriptor.revents & POLLIN);
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
