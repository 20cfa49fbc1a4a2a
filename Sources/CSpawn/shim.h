// What the C library can do for new processes and its headers show only to who asks for its extensions. Declared here
// because such a request has no effect once another module has read those headers.
#ifndef PEIL_CSPAWN_H
#define PEIL_CSPAWN_H

#include <spawn.h>

extern int pipe2(int ends[2], int flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

#endif
