// Threads for the chunks of a minibatch: a step takes 25 microseconds, so waking them must take far less.
//
// A helper that has nothing to do spins for a short while (a step comes right after a step), then parks on a
// condition variable, so that a machine with other work to do, or with one core, loses nothing to it. Chunks are
// claimed one by one from a counter. Who computes a chunk is left to chance; what a chunk is, and the order in
// which chunks are added up, is not, so results do not depend on the number of threads. And a helper whose core
// is taken by another program delays nobody: the caller claims what the helper does not, and waits only for
// chunks already begun.
//
// The claim is one 64-bit word: number of the job (high 32 bits), chunks not yet claimed (low 32). A helper
// takes one off by compare-and-swap, so a claim can only succeed while its job is still running, and only
// then are `work`, `context` and `count` read: they cannot change before the chunk is finished.
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "include/ck_workers.h"

#if defined(__x86_64__)
#define PAUSE() __builtin_ia32_pause()
#else
#define PAUSE() atomic_signal_fence(memory_order_seq_cst)
#endif

enum { spins_before_parking = 4000 };

typedef struct {
  ck_workers *workers;
  int number;
  pthread_t thread;
} helper;

struct ck_workers {
  int threads, spins;
  helper *helpers;
  void (*_Atomic work)(void *, int, int);
  void *_Atomic context;
  _Atomic int count;
  _Atomic uint64_t claim;  // alone on its line: everyone writes it
  char gap[64];
  _Atomic int finished;
  char another_gap[64];
  _Atomic uint32_t job;  // the number of the newest job
  _Atomic int parked, stopping;
  pthread_mutex_t mutex;
  pthread_cond_t wake, done;
  _Atomic int waiting;  // the caller is parked on `done`
};

/// Claims chunks of job `job` until none is left.
static void work_on(ck_workers *w, uint32_t job, int number) {
  uint64_t claim = atomic_load_explicit(&w->claim, memory_order_acquire);
  while ((uint32_t)(claim >> 32) == job) {
    int left = (int)(uint32_t)claim;
    if (left == 0) return;
    if (!atomic_compare_exchange_weak_explicit(
            &w->claim, &claim, claim - 1, memory_order_acq_rel, memory_order_acquire))
      continue;
    int count = atomic_load_explicit(&w->count, memory_order_relaxed);
    atomic_load_explicit(&w->work, memory_order_relaxed)(
        atomic_load_explicit(&w->context, memory_order_relaxed), count - left, number);
    // Sequentially consistent against `waiting`: either the caller sees the count or we see it wait.
    if (atomic_fetch_add(&w->finished, 1) + 1 == count && atomic_load(&w->waiting)) {
      pthread_mutex_lock(&w->mutex);
      pthread_cond_signal(&w->done);
      pthread_mutex_unlock(&w->mutex);
    }
    claim = atomic_load_explicit(&w->claim, memory_order_acquire);
  }
}

/// Waits for a job other than `last`; spins first.
static uint32_t next_job(ck_workers *w, uint32_t last) {
  for (int i = 0; i < w->spins; i++) {
    uint32_t job = atomic_load_explicit(&w->job, memory_order_acquire);
    if (job != last) return job;
    PAUSE();
  }
  pthread_mutex_lock(&w->mutex);
  atomic_fetch_add(&w->parked, 1);
  uint32_t job;
  while ((job = atomic_load(&w->job)) == last) pthread_cond_wait(&w->wake, &w->mutex);
  atomic_fetch_sub(&w->parked, 1);
  pthread_mutex_unlock(&w->mutex);
  return job;
}

static void *help(void *argument) {
  helper *self = argument;
  ck_workers *w = self->workers;
  for (uint32_t job = 0;;) {
    job = next_job(w, job);
    if (atomic_load(&w->stopping)) return 0;
    work_on(w, job, self->number);
  }
}

/// Makes a new job of `count` chunks known and wakes those who are parked.
static uint32_t announce(ck_workers *w, int count) {
  uint32_t job = atomic_load_explicit(&w->job, memory_order_relaxed) + 1;
  atomic_store_explicit(&w->claim, (uint64_t)job << 32 | (uint32_t)count, memory_order_release);
  atomic_store(&w->job, job);
  if (atomic_load(&w->parked)) {
    pthread_mutex_lock(&w->mutex);
    pthread_cond_broadcast(&w->wake);
    pthread_mutex_unlock(&w->mutex);
  }
  return job;
}

static void wait_for_all(ck_workers *w, int count) {
  for (int i = 0; i < w->spins; i++) {
    if (atomic_load_explicit(&w->finished, memory_order_acquire) == count) return;
    PAUSE();
  }
  pthread_mutex_lock(&w->mutex);
  atomic_store(&w->waiting, 1);
  while (atomic_load(&w->finished) != count) pthread_cond_wait(&w->done, &w->mutex);
  atomic_store(&w->waiting, 0);
  pthread_mutex_unlock(&w->mutex);
}

void ck_workers_run(
    ck_workers *w, int count, void (*work)(void *, int, int), void *context) {
  if (w->threads == 1 || count <= 1) {
    for (int i = 0; i < count; i++) work(context, i, 0);
    return;
  }
  // No claim can succeed here: all chunks of the last job are taken.
  atomic_store_explicit(&w->finished, 0, memory_order_relaxed);
  atomic_store_explicit(&w->work, work, memory_order_relaxed);
  atomic_store_explicit(&w->context, context, memory_order_relaxed);
  atomic_store_explicit(&w->count, count, memory_order_relaxed);
  work_on(w, announce(w, count), 0);
  wait_for_all(w, count);
}

int ck_workers_threads(const ck_workers *w) { return w->threads; }

ck_workers *ck_workers_create(int threads) {
  ck_workers *w = calloc(1, sizeof *w);
  helper *helpers = calloc((size_t)threads, sizeof *helpers);
  if (!w || !helpers) {
    free(w);
    free(helpers);
    return 0;
  }
  // More threads than processors: whoever spins keeps another from working.
  w->spins = threads <= sysconf(_SC_NPROCESSORS_ONLN) ? spins_before_parking : 0;
  w->helpers = helpers;
  pthread_mutex_init(&w->mutex, 0);
  pthread_cond_init(&w->wake, 0);
  pthread_cond_init(&w->done, 0);
  w->threads = 1;
  for (int i = 1; i < threads; i++) {
    helpers[i].workers = w;
    helpers[i].number = i;
    if (pthread_create(&helpers[i].thread, 0, help, &helpers[i])) break;
    w->threads = i + 1;
  }
  return w;
}

void ck_workers_destroy(ck_workers *w) {
  atomic_store(&w->stopping, 1);
  announce(w, 0);
  for (int i = 1; i < w->threads; i++) pthread_join(w->helpers[i].thread, 0);
  pthread_mutex_destroy(&w->mutex);
  pthread_cond_destroy(&w->wake);
  pthread_cond_destroy(&w->done);
  free(w->helpers);
  free(w);
}
