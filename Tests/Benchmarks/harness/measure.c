// Runs one command and writes what it took. A program of its own, and not a call in
// Python, because on Linux the peak memory of a child starts at that of the process
// which started it: beside Python no small program could be measured.
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

// A shell's convention: 128 and the signal for a command that was killed.
static int exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

static void write_report(const char *path, double wall, const struct rusage *usage, int status) {
    FILE *file = fopen(path, "w");
    if (!file) {
        perror("measure: cannot write the report");
        exit(1);
    }
    fprintf(file, "{\"wall\": %.6f, \"cpu\": %.6f, \"peak_kib\": %ld, \"exit\": %d}\n", wall,
            seconds(usage->ru_utime) + seconds(usage->ru_stime), usage->ru_maxrss, exit_code(status));
    fclose(file);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fputs("usage: measure REPORT COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    double start = seconds_now();
    pid_t child = fork();
    if (child == 0) {
        execvp(arguments[2], arguments + 2);
        perror("measure: cannot start the command");
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
        perror("measure");
        return 1;
    }
    write_report(arguments[1], seconds_now() - start, &usage, status);
}
