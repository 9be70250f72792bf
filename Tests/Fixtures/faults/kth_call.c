// Loaded before the C library (LD_PRELOAD), this makes the k-th call of those that change a folder go wrong:
//   FAULT_AT     which, from 1; 0 for none
//   FAULT        kill: the process dies before the call; short: writes write half; else an errno's number
//   FAULT_COUNT  a file that gets the number of calls when the process ends
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int calls;

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static int is_now(void) { return ++calls == atoi(setting("FAULT_AT")); }
static int is(const char *fault) { return strcmp(setting("FAULT"), fault) == 0; }

__attribute__((destructor)) static void count(void) {
  const char *path = setting("FAULT_COUNT");
  FILE *file = *path ? fopen(path, "w") : NULL;
  if (file) fprintf(file, "%d", calls), fclose(file);
}

// Does a call, or what is asked for in its place.
#define CALL(type, name, arguments, ...)                                   \
  type (*real) arguments = (type (*) arguments)dlsym(RTLD_NEXT, #name);    \
  if (!is_now() || is("short")) return real(__VA_ARGS__);                  \
  if (is("kill")) raise(SIGKILL);                                          \
  errno = atoi(setting("FAULT"));                                          \
  return -1

ssize_t write(int file, const void *bytes, size_t count) {
  if (file < 3) return ((ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(file, bytes, count);
  if (is("short") && count > 1) count /= 2;
  CALL(ssize_t, write, (int, const void *, size_t), file, bytes, count);
}
int fsync(int file) { CALL(int, fsync, (int), file); }
int close(int file) { CALL(int, close, (int), file); }
int flock(int file, int how) { CALL(int, flock, (int, int), file, how); }
int unlinkat(int folder, const char *name, int flags) {
  CALL(int, unlinkat, (int, const char *, int), folder, name, flags);
}
int renameat(int folder, const char *name, int other, const char *to) {
  CALL(int, renameat, (int, const char *, int, const char *), folder, name, other, to);
}
int mkdir(const char *path, mode_t mode) { CALL(int, mkdir, (const char *, mode_t), path, mode); }
int mkdirat(int folder, const char *name, mode_t mode) {
  CALL(int, mkdirat, (int, const char *, mode_t), folder, name, mode);
}
int openat(int folder, const char *name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  CALL(int, openat, (int, const char *, int, mode_t), folder, name, flags, mode);
}
