// The state that signal handlers touch, in one place: as statics of a header it would exist once for every Swift file
// that imports it, and the optimizer moves functions from file to file.

#include "terminal_state.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

#ifndef NSIG
#define NSIG 65
#endif

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

/// Writes all bytes. Async-signal-safe.
static void terminal_write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

void terminal_restore(void) {
    if (!terminal_state.armed) return;
    terminal_state.armed = 0;
    terminal_write_all(terminal_state.descriptor, terminal_state.bytes, terminal_state.count);
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

static void terminal_take(int signal_number, void (*handler)(int), int flags) {
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

bool terminal_save(int descriptor) {
    static bool registered = false;
    if (tcgetattr(descriptor, &terminal_state.saved) != 0) return false;
    terminal_state.descriptor = descriptor;
    terminal_state.count = 0;
    if (!registered) registered = atexit(terminal_at_exit) == 0;
    return true;
}

void terminal_add_restoring(const char *bytes, size_t count) {
    if (terminal_state.count + count > sizeof terminal_state.bytes) return;
    memcpy(terminal_state.bytes + terminal_state.count, bytes, count);
    terminal_state.count += count;
}

void terminal_arm(void) { terminal_state.armed = 1; }

void terminal_disarm(void) { terminal_state.armed = 0; }

int terminal_take_signals(void) {
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

void terminal_return_signals(void) {
    for (int i = 1; i < NSIG; i++) {
        if (!terminal_state.taken[i]) continue;
        sigaction(i, &terminal_state.previous[i], NULL);
        terminal_state.taken[i] = false;
    }
}

void terminal_listen(bool listening) { terminal_state.listening = listening; }

int terminal_next_signal(void) {
    char byte = 0;
    if (read(terminal_state.pipe[0], &byte, 1) != 1) return 0;
    if (byte == SIGINT) terminal_state.interrupted = 0;
    return byte;
}

void terminal_stop(void) {
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
    sigaddset(&set, SIGTTOU);
    // The terminal's thread blocks signals.
    pthread_sigmask(SIG_UNBLOCK, &set, &mask);
    raise(SIGTSTP);
    // Continued in the background, by bg, it would draw over the shell: the kernel stops whoever sets modes from there.
    while (tcsetattr(terminal_state.descriptor, TCSANOW, &terminal_state.saved) != 0 && errno == EINTR) continue;
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &previous, NULL);
}

void terminal_hand_over(bool handed_over) {
    const int signals[] = {SIGINT, SIGQUIT, SIGTSTP};
    void (*const own[])(int) = {terminal_tell, terminal_die_of, terminal_tell};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (!terminal_state.taken[signals[i]]) continue;
        void (*other)(int) = signals[i] == SIGTSTP ? SIG_DFL : SIG_IGN;
        terminal_take(signals[i], handed_over ? other : own[i], signals[i] == SIGQUIT ? 0 : SA_RESTART);
    }
}

int terminal_start_command(const char *command, const char *argument, int *process) {
    // As git runs an editor: the command is the shell's to understand, the file's name is not. The shell outlives an
    // interrupt, and by a trap, not by ignoring it, which the command would inherit.
    const char *const parts[] = {"trap : INT QUIT; ", command, " \"$1\""};
    char *script = malloc(strlen(parts[0]) + strlen(parts[1]) + strlen(parts[2]) + 1);
    if (script == NULL) return ENOMEM;
    script[0] = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) strcat(script, parts[i]);
    char *const arguments[] = {"sh", "-c", script, (char *)command, (char *)argument, NULL};

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGQUIT);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t id = 0;
    int error = posix_spawn(&id, "/bin/sh", NULL, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    free(script);
    *process = id;
    return error;
}

int terminal_await_command(int process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return -SIGKILL;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}
