#ifndef CK_SHARING_H
#define CK_SHARING_H
// Whether the chunks of small jobs are shared, or the caller does them alone.
//
// On a machine with nothing else to do, sharing is as many times faster as there are threads. On a busy one it can be
// slower: the scheduler takes a helper's processor away in the middle of a chunk, and all wait for a slice of its
// time, a hundred steps; or it leaves helper and caller on one processor, where one spins while the other should run.
// Both show in the caller having to park. So when it has parked often, a block of jobs is done alone on trial, and the
// faster way is kept for some blocks, longer each time that it stays the faster. Where nothing disturbs, nothing is
// tried. Results do not depend on it.

typedef struct {
  int is_alone;
  int is_trial;        // this block is the first one alone
  int jobs, parks;     // of this block
  int blocks, term;    // blocks until the next change, and how many it is to be
  double seconds;      // of this block
  double shared_seconds;  // of the block before the trial
} ck_sharing;

enum { block_jobs = 256, tolerated_parks = 6, shortest_term = 2, longest_term = 32 };

static inline void sharing_keep(ck_sharing *s, int is_alone) {
  if (s->term < shortest_term) s->term = shortest_term;
  s->is_alone = is_alone;
  s->is_trial = 0;
  s->blocks = s->term;
  s->term = s->term * 2 < longest_term ? s->term * 2 : longest_term;
}

static inline void sharing_end_block(ck_sharing *s) {
  if (s->is_trial) {
    sharing_keep(s, s->seconds < s->shared_seconds);
  } else if (s->blocks > 0) {
    // When the last block alone has passed, sharing is looked at again.
    if (--s->blocks == 0) s->is_alone = 0;
  } else if (s->parks > tolerated_parks) {
    s->shared_seconds = s->seconds;
    s->is_alone = s->is_trial = 1;
  } else {
    s->term = 0;
  }
  s->jobs = s->parks = 0;
  s->seconds = 0;
}

/// Takes down how long a job took, and whether the caller had to park for it.
static inline void sharing_note(ck_sharing *s, double seconds, int has_parked) {
  s->seconds += seconds;
  s->parks += has_parked;
  if (++s->jobs == block_jobs) sharing_end_block(s);
}

#endif
