/// An array in a file of NumPy's (`numpy.save`), whose elements are integers from 0 to 255: images or labels.
///
///     let images = try NPY(contentsOf: "x_test.npy")
///     images.shape     // [10000, 28, 28, 1]
///     images.elements  // brightness, image by image, row by row
///
/// It reads the format's versions 1.0 to 3.0; the types `u1` to `u8`, `i1` to `i8`, `f2`, `f4` and `f8` in both orders of bytes;
/// and arrays in C and in Fortran order, of at most four axes. Files that gzip has compressed are inflated on the way.
public struct NPY: Sendable, Equatable {
  /// The length of each axis.
  public let shape: [Int]
  /// In C order: the last axis varies fastest.
  public let elements: [UInt8]

  /// Reads an array file.
  ///
  /// - Throws: `DatasetError`: missing, if there is no such file; malformed, if it is not as it should be, has elements of a type
  ///   that holds no numbers (the type is named), or one that is no integer in 0...255 (the first is named); unreadable.
  public init(contentsOf path: String) throws(DatasetError) {
    try self.init(openData(path, what: "NumPy array"))
  }

  /// An array at hand.
  ///
  /// - Precondition: there are as many elements as the product of the shape.
  public init(shape: [Int], elements: [UInt8]) {
    Self.requireElements(elements.count, of: shape)
    (self.shape, self.elements) = (shape, elements)
  }

  init(_ source: any ByteSource) throws(DatasetError) {
    let header = try NPYHeader(source)
    shape = header.shape
    elements = try header.elements(of: source)
  }
}
