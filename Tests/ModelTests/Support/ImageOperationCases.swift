@testable import Model

/// Convolutions and poolings of all kinds of windows, for the contract of operations.
extension OperationCase {
  static var images: [OperationCase] {
    windows.flatMap { window in convolutions(window) + poolings(window) }
  }

  private static var windows: [Window] {
    [
      window([6, 5, 2], size: (3, 2), strides: (1, 1), .valid),
      window([5, 6, 3], size: (3, 3), strides: (1, 2), .same),
      window([7, 7, 1], size: (2, 4), strides: (3, 1), .same),
    ].compactMap { $0 }
  }

  private static func window(
    _ input: [Int], size: (Int, Int), strides: (Int, Int), _ padding: Padding
  ) -> Window? {
    try? Window(input, size: size, strides: strides, padding: padding, layer: "case")
  }

  private static func convolutions(_ window: Window) -> [OperationCase] {
    [(5, false), (2 * window.channels, true)].flatMap { filters, isDepthwise in
      let geometry = ConvolutionShape(window: window, filters: filters, isDepthwise: isDepthwise)
      return [
        OperationCase(
          operation: Convolution(geometry: geometry), shapes: [geometry.input, geometry.kernel]),
        OperationCase(
          operation: ConvolutionInputGradient(geometry: geometry),
          shapes: [geometry.output, geometry.kernel]),
        OperationCase(
          operation: ConvolutionKernelGradient(geometry: geometry),
          shapes: [geometry.input, geometry.output]),
      ]
    }
  }

  private static func poolings(_ window: Window) -> [OperationCase] {
    let output = window.outputShape(channels: window.channels)
    return [
      OperationCase(
        operation: MaxPooling(window: window), shapes: [window.inputShape], domains: [.apart]),
      OperationCase(
        operation: MaxPoolingGradient(window: window), shapes: [window.inputShape, output],
        domains: [.apart], differentiable: [0], refuses: true),
      OperationCase(operation: AveragePooling(window: window), shapes: [window.inputShape]),
      OperationCase(operation: AveragePoolingGradient(window: window), shapes: [output]),
    ]
  }
}
