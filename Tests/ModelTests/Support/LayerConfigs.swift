@testable import Model

/// Layers from Keras' and TensorFlow Probability's configurations (References/*_layer_golden.py).
extension GoldenConfig {
  /// The layer of a name; nil for one that the library does not have.
  func layer(_ name: String) -> (any Layer)? { plain(name) ?? windowed(name) }

  private func plain(_ name: String) -> (any Layer)? {
    switch name {
    case "Dense":
      Dense(
        units: self["units"].int ?? 0, activation: self["activation"].activation,
        useBias: self["use_bias"].flag ?? true)
    case "Activation": self["activation"].activation
    case "Dropout": Dropout(self["rate"].number ?? .nan)
    case "Flatten": Flatten()
    case "Reshape": Reshape(self["target_shape"].list?.compactMap(\.int) ?? [])
    case "LayerNormalization":
      LayerNormalization(
        epsilon: self["epsilon"].number ?? 1e-3, center: self["center"].flag ?? true,
        scale: self["scale"].flag ?? true)
    case "GlobalAveragePooling2D": GlobalAveragePooling2D()
    default: nil
    }
  }

  private func windowed(_ name: String) -> (any Layer)? {
    let strides = self["strides"].pair
    switch name {
    case "Conv2D":
      return Conv2D(
        filters: self["filters"].int ?? 0, kernelSize: self["kernel_size"].pair ?? (0, 0),
        activation: self["activation"].activation, padding: self["padding"].padding,
        strides: strides ?? (1, 1),
        useBias: self["use_bias"].flag ?? true)
    case "DepthwiseConv2D":
      return DepthwiseConv2D(
        kernelSize: self["kernel_size"].pair ?? (0, 0),
        depthMultiplier: self["depth_multiplier"].int ?? 1,
        padding: self["padding"].padding, strides: strides ?? (1, 1))
    case "MaxPooling2D":
      return MaxPooling2D(
        poolSize: self["pool_size"].pair ?? (0, 0), strides: strides,
        padding: self["padding"].padding)
    case "AveragePooling2D":
      return AveragePooling2D(
        poolSize: self["pool_size"].pair ?? (0, 0), strides: strides,
        padding: self["padding"].padding)
    default: return nil
    }
  }
}
