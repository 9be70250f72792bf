import Model

/// Images that are no digits of a test set, made from it: what does a model say where no answer is right?
struct OutsideImages {
  /// "rotated": a name in tables and results.
  let name: String
  /// What a reader sees.
  let sentence: String
  /// [N, rows, columns, 1], 0 for dark foreground and 1 for ground.
  let images: Tensor

  /// All kinds of them, from the first `count` images of [N, rows, columns, 1], or from all where there are fewer.
  ///
  /// - Parameter key: of the noise and of the orders of pixels, each image having one of its own.
  static func all(of images: Tensor, count: Int, key: Key) -> [OutsideImages] {
    let images = images.prefix(count)
    return [
      rotated(images), inverted(images), blank(like: images),
      noise(like: images, key: key.child("noise")), shuffled(images, key: key.child("shuffled")),
    ]
  }

  /// A quarter turn against the clock (NumPy: `rot90`).
  static func rotated(_ images: Tensor) -> OutsideImages {
    let (count, rows, columns) = (images.shape[0], images.shape[1], images.shape[2])
    let pixels = images.scalars
    var turned: [Float] = []
    turned.reserveCapacity(pixels.count)
    for image in 0..<count {
      for column in (0..<columns).reversed() {
        for row in 0..<rows { turned.append(pixels[(image * rows + row) * columns + column]) }
      }
    }
    return OutsideImages(
      name: "rotated",
      sentence: "The digits lie on their side, turned by a quarter against the clock.",
      images: Tensor(shape: [count, columns, rows, 1], scalars: turned))
  }

  /// Light becomes dark, and dark light.
  static func inverted(_ images: Tensor) -> OutsideImages {
    OutsideImages(
      name: "inverted",
      sentence: "The digits are white on a black ground, and as easy to read as before.",
      images: 1 - images)
  }

  /// Ground only.
  static func blank(like images: Tensor) -> OutsideImages {
    OutsideImages(
      name: "blank", sentence: "There is nothing but white ground, so all of these are one image.",
      images: .ones(images.shape))
  }

  /// Shades from dark to light, each as probable as any other, and each pixel's by itself.
  static func noise(like images: Tensor, key: Key) -> OutsideImages {
    OutsideImages(
      name: "noise", sentence: "Each pixel has a grey of its own, drawn at random.",
      images: Tensor(
        shape: images.shape, scalars: key.uniform(count: images.size, in: 0..<1)))
  }

  /// The pixels of each image in a random order of its own: as many dark ones as before, and no line.
  static func shuffled(_ images: Tensor, key: Key) -> OutsideImages {
    let pixels = (0..<images.count).flatMap { image in
      let row = Array(images.row(image))
      return key.child(image).permutation(row.count).map { row[Int($0)] }
    }
    return OutsideImages(
      name: "shuffled",
      sentence: "The pixels of each digit lie in a random order, so that no line is left.",
      images: Tensor(shape: images.shape, scalars: pixels))
  }
}
