internal import CKernels

/// Zeroed memory of fixed size, aligned to cache lines, from two large pages on to these, with slack behind it
/// that vector loads may touch. The one class of this room that owns raw memory: what it holds is reached by
/// pointer from several threads, each writing its own part.
package final class Memory<Element: BitwiseCopyable>: @unchecked Sendable {
  package let count: Int
  package let base: UnsafeMutablePointer<Element>
  private let raw: UnsafeMutableRawPointer

  private static var slackBytes: Int { 128 }

  package init(count: Int) {
    let bytes = count * MemoryLayout<Element>.stride + Self.slackBytes
    raw = Self.allocated(bytes)
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    base = raw.bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  /// Records of a data set, which are read in random order, are found sooner on large pages. Small blocks would waste one.
  private static func allocated(_ bytes: Int) -> UnsafeMutableRawPointer {
    let largePage = Int(ck_large_page)
    guard bytes >= 2 * largePage else { return .allocate(byteCount: bytes, alignment: 64) }
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: largePage)
    ck_prefer_large_pages(raw, bytes)
    return raw
  }

  package convenience init(_ elements: some Collection<Element>) {
    self.init(count: elements.count)
    _ = buffer.update(fromContentsOf: elements)
  }

  deinit { raw.deallocate() }

  package var buffer: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }

  /// A copy of what it holds.
  package var elements: [Element] { Array(buffer) }
}
