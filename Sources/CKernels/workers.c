// Threads for the chunks of a minibatch: a step takes 25 microseconds, so waking them must take far less.
//
// A helper that has nothing to do spins for a short while (a step comes right after a step), then parks on a
// condition variable, so that a machine with other work to do, or with one core, loses nothing to it. Chunks are
// claimed one by one from a counter. Who computes a chunk is left to chance; what a chunk is, and the order in
// which chunks are added up, is not, so results do not depend on the number of threads. And a helper whose core
// is taken by another program delays nobody: the caller claims what the helper does not, and waits only for
// chunks already begun.
//
// Beside other programs the scheduler may leave helper and caller on one processor for good. There a helper that spins
// keeps the caller from working, and spins in vain. So one that has done so parks at once from then on, and spins on
// trial every sixteenth time.
//
// The claim is one 64-bit word: number of the job (high 32 bits), chunks not yet claimed (low 32). A helper
// takes one off by compare-and-swap, so a claim can only succeed while its job is still running, and only
// then are `work`, `context` and `count` read: they cannot change before the chunk is finished.
#include "pool.h"

#if defined(__x86_64__)
#define PAUSE() __builtin_ia32_pause()
#else
#define PAUSE() atomic_signal_fence(memory_order_seq_cst)
#endif

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

enum { trial_of_spinning = 16 };

/// Waits for a job other than `last`; spins first, unless that was in vain the last time.
static uint32_t next_job(helper *self, uint32_t last) {
  ck_workers *w = self->workers;
  if (self->vain++ % trial_of_spinning == 0) {
    for (int i = 0; i < w->spins; i++) {
      uint32_t job = atomic_load_explicit(&w->job, memory_order_acquire);
      if (job != last) {
        self->vain = 0;
        return job;
      }
      PAUSE();
    }
  }
  pthread_mutex_lock(&w->mutex);
  atomic_fetch_add(&w->parked, 1);
  uint32_t job;
  while ((job = atomic_load(&w->job)) == last) pthread_cond_wait(&w->wake, &w->mutex);
  atomic_fetch_sub(&w->parked, 1);
  pthread_mutex_unlock(&w->mutex);
  return job;
}

void *ck_workers_help(void *argument) {
  helper *self = argument;
  ck_workers *w = self->workers;
  for (uint32_t job = 0;;) {
    job = next_job(self, job);
    if (atomic_load(&w->stopping)) return 0;
    work_on(w, job, self->number);
  }
}

/// Makes a new job of `count` chunks known and wakes those who are parked.
uint32_t ck_workers_announce(ck_workers *w, int count) {
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
  work_on(w, ck_workers_announce(w, count), 0);
  wait_for_all(w, count);
}
