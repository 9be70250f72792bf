#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What no input may go beyond, and where the system sees to it.
///
/// Inputs have at most 64 KiB. Of these a gzip file may declare 65 MiB (docs/data.md), which may have to be held twice where the
/// axes of an array are turned; the rest is the program itself.
enum Bounds {
  /// Bytes of the program that are in memory at once.
  static let memory = 224 << 20
  /// Bytes of its addresses: beyond, the system gives none.
  static let addresses = 2 << 30
  /// Seconds of the processor, for one input.
  static let seconds = 2
  /// Seconds that pass, for an input that waits for something.
  static let patience: UInt32 = 60

  static func limitAddresses() {
    var limit = rlimit(rlim_cur: rlim_t(addresses), rlim_max: rlim_t(addresses))
    #if os(Linux)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      setrlimit(RLIMIT_AS, &limit)
    #endif
  }

  /// From now on, until it is called again. Both signals end the program.
  static func startClock() {
    #if os(Linux)
      let clock = __itimer_which_t(ITIMER_PROF.rawValue)
    #else
      let clock = ITIMER_PROF
    #endif
    var time = itimerval()
    time.it_value.tv_sec = seconds
    setitimer(clock, &time, nil)
    alarm(patience)
  }

  /// The most bytes that the program has had in memory at once.
  static var peak: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss << 10
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }

  /// Nanoseconds of the processor that the program has had.
  static var processorTime: UInt64 { clock_gettime_nsec_np(CLOCK_PROCESS_CPUTIME_ID) }
}

#if os(Linux)
  private func clock_gettime_nsec_np(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
#endif
