// The threads of workers.c: made, counted, taken down.
#if defined(__linux__)
#define _GNU_SOURCE  // sched_getaffinity
#include <sched.h>
#endif
#include <stdlib.h>
#include <unistd.h>

#include "pool.h"

enum {
  spins_before_parking = 4000,
  stack_size = 8 << 20,  // whatever the shell's limit says of stacks
};

int ck_workers_threads(const ck_workers *w) { return w->threads; }

/// Processors that this process may use, which may be fewer than the machine has.
static int processors(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

/// Starts helpers until there are `threads` with the caller, or the system gives no more.
static void start(ck_workers *w, int threads) {
  w->threads = 1;
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes)) return;
  pthread_attr_setstacksize(&attributes, stack_size);
  for (int i = 1; i < threads; i++) {
    w->helpers[i].workers = w;
    w->helpers[i].number = i;
    if (pthread_create(&w->helpers[i].thread, &attributes, ck_workers_help, &w->helpers[i])) break;
    w->threads = i + 1;
  }
  pthread_attr_destroy(&attributes);
}

ck_workers *ck_workers_create(int threads) {
  ck_workers *w = calloc(1, sizeof *w);
  helper *helpers = calloc((size_t)threads, sizeof *helpers);
  if (!w || !helpers) {
    free(w);
    free(helpers);
    return 0;
  }
  // More threads than processors: whoever spins keeps another from working.
  w->spins = threads <= processors() ? spins_before_parking : 0;
  w->helpers = helpers;
  pthread_mutex_init(&w->mutex, 0);
  pthread_cond_init(&w->wake, 0);
  pthread_cond_init(&w->done, 0);
  start(w, threads);
  return w;
}

void ck_workers_destroy(ck_workers *w) {
  atomic_store(&w->stopping, 1);
  ck_workers_announce(w, 0);
  for (int i = 1; i < w->threads; i++) pthread_join(w->helpers[i].thread, 0);
  pthread_mutex_destroy(&w->mutex);
  pthread_cond_destroy(&w->wake);
  pthread_cond_destroy(&w->done);
  free(w->helpers);
  free(w);
}
