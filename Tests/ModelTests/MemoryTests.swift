import CKernels
import Testing

@testable import Model

@Suite struct MemoryTests {
  /// Around the size from which on large pages are asked for.
  @Test(arguments: [
    (count: 0, alignment: 64), (100, 64), (2 * Int(ck_large_page) - 129, 64),
    (2 * Int(ck_large_page) - 128, Int(ck_large_page)), (5_000_001, Int(ck_large_page)),
  ])
  func memoryIsZeroAndAligned(count: Int, alignment: Int) {
    let memory = Memory<UInt8>(count: count)
    #expect(memory.count == count)
    #expect(memory.buffer.allSatisfy { $0 == 0 })
    #expect(UInt(bitPattern: memory.base) % UInt(alignment) == 0)
  }

  @Test func elementsAreCopied() {
    #expect(Memory([1, 2, 3]).elements == [1, 2, 3])
  }
}
