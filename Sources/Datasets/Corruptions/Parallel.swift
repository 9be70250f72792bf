internal import Basics

/// Pixels of images made one by one, each from its index alone: chunks of them side by side.
///
/// - Precondition: each image has `size` pixels.
func pixelsInParallel(
  of range: Range<Int>, size: Int, threads: Int, _ draw: @escaping @Sendable (Int) -> [UInt8]
) -> [UInt8] {
  let chunk = 500
  return [UInt8](unsafeUninitializedCapacity: range.count * size) { buffer, count in
    // Each job writes its own part.
    nonisolated(unsafe) let pixels = buffer
    let jobs = stride(from: 0, to: range.count, by: chunk).map {
      start -> @Sendable () throws -> Void in
      {
        for index in start..<min(start + chunk, range.count) {
          let image = draw(range.lowerBound + index)
          precondition(image.count == size, "image.count must be \(size), is \(image.count)")
          _ = UnsafeMutableBufferPointer(rebasing: pixels[index * size..<(index + 1) * size])
            .initialize(from: image)
        }
      }
    }
    // The jobs throw nothing.
    _ = try? inParallel(jobs, threads: threads)
    count = range.count * size
  }
}
