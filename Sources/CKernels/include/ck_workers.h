#ifndef CK_WORKERS_H
#define CK_WORKERS_H

/// Threads that wait for work. The thread that calls `run` works too: n threads are n - 1 helpers.
typedef struct ck_workers ck_workers;

/// Null when no memory or no thread can be had.
ck_workers *ck_workers_create(int threads);
void ck_workers_destroy(ck_workers *workers);
int ck_workers_threads(const ck_workers *workers);

/// Calls work(context, i, worker) once for every i < count, on any thread, and returns when all are done. `worker`
/// (< threads) names the thread, for scratch memory. Not to be called by two threads at once, nor from
/// inside `work`.
void ck_workers_run(
    ck_workers *workers, int count, void (*work)(void *context, int index, int worker), void *context);

#endif
