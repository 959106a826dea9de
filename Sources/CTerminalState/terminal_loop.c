#include "terminal_loop.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static int terminal_wakes[2] = {-1, -1};
static _Thread_local bool terminal_runs_loop;

static void *terminal_run_loop(void *run) {
    terminal_runs_loop = true;
    ((void (*)(void))run)();
    return NULL;
}

bool terminal_start_loop(void (*run)(void)) {
    if (pipe(terminal_wakes) != 0) return false;
    for (int end = 0; end < 2; end++) {
        fcntl(terminal_wakes[end], F_SETFL, O_NONBLOCK);
        fcntl(terminal_wakes[end], F_SETFD, FD_CLOEXEC);
    }
    sigset_t others, mask;
    sigfillset(&others);
    const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&others, faults[i]);
    // A thread begins with the mask of the one that starts it.
    pthread_sigmask(SIG_SETMASK, &others, &mask);
    pthread_t thread;
    bool has_started = pthread_create(&thread, NULL, terminal_run_loop, (void *)run) == 0;
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    if (has_started) pthread_detach(thread);
    return has_started;
}

bool terminal_is_on_loop(void) { return terminal_runs_loop; }

unsigned terminal_await(const int *descriptors, size_t count, bool waits) {
    struct pollfd polled[8] = {{.fd = terminal_wakes[0], .events = POLLIN}};
    const size_t most = sizeof polled / sizeof *polled - 1;
    if (count > most) abort();
    for (size_t i = 0; i < count; i++) polled[i + 1] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
    // Interrupted, nothing is ready.
    if (poll(polled, (nfds_t)count + 1, waits ? -1 : 0) <= 0) return 0;
    unsigned ready = 0;
    for (size_t i = 0; i < count; i++) ready |= (unsigned)(polled[i + 1].revents != 0) << i;
    char bytes[64];
    if (polled[0].revents != 0) while (read(terminal_wakes[0], bytes, sizeof bytes) > 0) continue;
    return ready;
}

void terminal_wake_loop(void) {
    // A full pipe wakes, too.
    ssize_t ignored = write(terminal_wakes[1], "", 1);
    (void)ignored;
}
