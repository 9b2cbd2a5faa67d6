/* The floors of what a store costs, in milliseconds, of all files of a directory:
     floor DIR            readdir, then open, read and close of each, in one thread
     floor DIR read N     the same in N threads
     floor DIR stat       readdir, then stat of each
     floor DIR evict      no floor: has the system forget what is in the files, so that the next reading is cold */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum work { READ, STAT, EVICT };

static char **names;
static long count, next;
static enum work work;

static void *take(void *unused) {
  char *buffer = malloc(1 << 20);
  volatile long bytes = 0;
  for (long i; (i = __atomic_fetch_add(&next, 1, __ATOMIC_RELAXED)) < count;) {
    if (work == STAT) {
      struct stat entry;
      if (fstatat(AT_FDCWD, names[i], &entry, AT_SYMLINK_NOFOLLOW) == 0) bytes += entry.st_size;
      continue;
    }
    int fd = open(names[i], O_RDONLY);
    if (fd < 0) continue;
    if (work == READ) bytes += read(fd, buffer, 1 << 20);
    else posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
  }
  free(buffer);
  return unused;
}

static void list(DIR *dir) {
  long room = 0;
  for (struct dirent *entry; (entry = readdir(dir));) {
    if (entry->d_name[0] == '.') continue;
    if (count == room) names = realloc(names, (room = room ? 2 * room : 1024) * sizeof *names);
    names[count++] = strdup(entry->d_name);
  }
}

int main(int argc, char **argv) {
  struct timespec from, to;
  int threads = argc > 3 ? atoi(argv[3]) : 1;
  pthread_t others[64];
  if (argc < 2 || threads < 1 || threads > 64 || chdir(argv[1]) != 0) return 1;
  if (argc > 2) work = strcmp(argv[2], "stat") == 0 ? STAT : strcmp(argv[2], "evict") == 0 ? EVICT : READ;
  clock_gettime(CLOCK_MONOTONIC, &from);
  DIR *dir = opendir(".");
  if (!dir) return 1;
  /* What is not written yet cannot be forgotten. */
  if (work == EVICT) syncfs(dirfd(dir));
  list(dir);
  for (int i = 1; i < threads; i++) pthread_create(&others[i], 0, take, 0);
  take(0);
  for (int i = 1; i < threads; i++) pthread_join(others[i], 0);
  closedir(dir);
  clock_gettime(CLOCK_MONOTONIC, &to);
  printf("%.3f\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6);
  return 0;
}
