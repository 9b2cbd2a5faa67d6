/* The floors, in one thread: of a first scan, readdir and then open, read and close of every file; with a second argument,
   of a comparison of all files, readdir and then stat. Prints the milliseconds. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  static char buffer[1 << 20];
  struct timespec from, to;
  volatile long bytes = 0;
  if (argc < 2 || chdir(argv[1]) != 0) return 1;
  clock_gettime(CLOCK_MONOTONIC, &from);
  DIR *dir = opendir(".");
  if (!dir) return 1;
  for (struct dirent *entry; (entry = readdir(dir));) {
    if (entry->d_name[0] == '.') continue;
    if (argc > 2) {
      struct stat entry_stat;
      if (fstatat(dirfd(dir), entry->d_name, &entry_stat, AT_SYMLINK_NOFOLLOW) == 0) bytes += entry_stat.st_size;
      continue;
    }
    int fd = open(entry->d_name, O_RDONLY);
    if (fd < 0) continue;
    bytes += read(fd, buffer, sizeof buffer);
    close(fd);
  }
  closedir(dir);
  clock_gettime(CLOCK_MONOTONIC, &to);
  printf("%.3f\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6);
  return 0;
}
