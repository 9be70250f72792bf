#ifndef CK_POOL_H
#define CK_POOL_H
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "include/ck_workers.h"

typedef struct {
  ck_workers *workers;
  int number;
  unsigned vain;  // waits since spinning last met with work
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

/// What a helper's thread does, and how work is made known to all.
void *ck_workers_help(void *helper);
uint32_t ck_workers_announce(ck_workers *workers, int count);

#endif
