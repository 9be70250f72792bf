public import Foundation

/// Numbers that a script in References wrote with `numpy.save`: little-endian, row-major.
public struct NumberFile {
  public let shape: [Int]
  public let values: [Double]

  public enum Fault: Error { case notNumbers(URL) }

  public init(_ url: URL) throws {
    let data = try Data(contentsOf: url)
    guard data.count > 10, data.prefix(6) == Data([0x93] + Array("NUMPY".utf8)) else {
      throw Fault.notNumbers(url)
    }
    let start = 10 + Int(data[8]) + Int(data[9]) << 8
    let header = String(decoding: data[10..<start], as: UTF8.self)
    guard let type = header.firstMatch(of: /'descr': '([^']+)'/),
      let extents = header.firstMatch(of: /'shape': \(([^)]*)\)/),
      header.contains("'fortran_order': False"),
      let values = Self.values(String(type.1), Array(data[start...]))
    else { throw Fault.notNumbers(url) }
    shape = extents.1.split(separator: ",").compactMap {
      Int($0.trimmingCharacters(in: .whitespaces))
    }
    self.values = values
    guard values.count == shape.reduce(1, *) else { throw Fault.notNumbers(url) }
  }

  private static func values(_ type: String, _ bytes: [UInt8]) -> [Double]? {
    switch type {
    case "|u1": bytes.map(Double.init)
    case "<i4": read(Int32.self, bytes).map { Double(Int32(littleEndian: $0)) }
    case "<f4": read(UInt32.self, bytes).map { Double(Float(bitPattern: .init(littleEndian: $0))) }
    case "<f8": read(UInt64.self, bytes).map { Double(bitPattern: .init(littleEndian: $0)) }
    default: nil
    }
  }

  private static func read<Word: FixedWidthInteger & BitwiseCopyable>(
    _ type: Word.Type, _ bytes: [UInt8]
  ) -> [Word] {
    let size = MemoryLayout<Word>.size
    return bytes.withUnsafeBytes { raw in
      (0..<raw.count / size).map { raw.loadUnaligned(fromByteOffset: $0 * size, as: Word.self) }
    }
  }
}
