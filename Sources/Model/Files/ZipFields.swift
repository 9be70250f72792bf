extension ZipDirectory {
  /// The numbers of one record of a zip archive.
  struct Fields {
    private let bytes: ArraySlice<UInt8>
    private let start: Int

    init(_ bytes: ArraySlice<UInt8>, at start: Int) { (self.bytes, self.start) = (bytes, start) }

    /// A number of 2 bytes.
    func short(_ offset: Int) throws(WeightFault) -> Int {
      guard let number = bytes.integer(at: start + offset, as: UInt16.self) else { throw end }
      return Int(number)
    }

    /// A number of 4 bytes.
    func long(_ offset: Int) throws(WeightFault) -> Int {
      guard let number = bytes.integer(at: start + offset, as: UInt32.self) else { throw end }
      return Int(number)
    }

    private var end: WeightFault {
      WeightFault("found the end of the zip archive in a header, expected all of it")
    }

    /// Archives have names in UTF-8, and say so, or in an old code page of which only ASCII is sure.
    static func name(
      _ bytes: ArraySlice<UInt8>?, isUTF8: Bool
    ) throws(WeightFault) -> String {
      guard let bytes, let name = String(validating: bytes, as: UTF8.self),
        isUTF8 || bytes.allSatisfy({ $0 < 0x80 })
      else {
        throw WeightFault("found a member's name that is neither ASCII nor UTF-8, expected one")
      }
      return name
    }
  }
}
