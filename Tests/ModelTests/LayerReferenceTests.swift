import Foundation
import TestSupport
import Testing

@testable import Model

/// Convolutions and poolings with any stride and padding against TensorFlow (References/layer_golden.py).
@Suite struct LayerReferenceTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let kind: String
    let size: [Int]
    let strides: [Int]
    let padding: String
    let inputs: [Numbers]
    let output: Numbers
    let outputGradient: Numbers
    let gradients: [Numbers]

    var testDescription: String {
      "\(kind) \(size) strides \(strides) \(padding) on \(inputs[0].shape)"
    }

    var layer: any Layer {
      let (size, strides) = ((size[0], size[1]), (strides[0], strides[1]))
      let padding: Padding = padding == "same" ? .same : .valid
      switch kind {
      case "max": return MaxPooling2D(poolSize: size, strides: strides, padding: padding)
      case "average": return AveragePooling2D(poolSize: size, strides: strides, padding: padding)
      default:
        return Conv2D(
          filters: output.shape[3], kernelSize: size, padding: padding, strides: strides)
      }
    }
  }

  struct Numbers: Decodable, Sendable {
    let shape: [Int]
    let scalars: [Float]
  }

  static func cases() -> [Case] {
    do {
      let data = try Data(contentsOf: fixture("golden/layers.json"))
      return try JSONDecoder().decode([Case].self, from: data)
    } catch {
      Issue.record(error)
      return []
    }
  }

  @Test func thereAreCases() { #expect(Self.cases().count == 16) }

  @Test(arguments: cases())
  func valuesAndGradientsAreTensorFlows(_ test: Case) throws {
    let image = Array(test.inputs[0].shape.dropFirst())
    let model = try Sequential([test.layer], inputShape: image, key: Key(seed: 0))
    #expect(model.layers[0].outputShape == Array(test.output.shape.dropFirst()))
    let found = try run(test, model)
    let weightGradient = test.gradients.dropFirst().flatMap(\.scalars)
    if test.kind == "average" {
      // Thirds are rounded, and up to twelve of them added.
      #expect(distance(found.output, test.output.scalars.map(Double.init)) < 1e-6)
      let expected = test.gradients[0].scalars.map(Double.init)
      #expect(distance(found.inputGradient, expected) < 1e-6)
    } else {
      // Halves and quarters are exact in any order.
      #expect(found.output == test.output.scalars)
      #expect(found.inputGradient == test.gradients[0].scalars)
      #expect(found.gradient == weightGradient)
    }
  }

  /// Outputs and gradients of all samples: those for the weights added up, those for the inputs one after the other.
  private func run(
    _ test: Case, _ model: Sequential
  ) throws -> (output: [Float], inputGradient: [Float], gradient: [Float]) {
    let shape = test.inputs[0].shape
    let images = Tensor(shape: shape, scalars: test.inputs[0].scalars)
    let slopes = Tensor(shape: test.output.shape, scalars: test.outputGradient.scalars)
    let given = test.inputs.dropFirst().map { Tensor(shape: $0.shape, scalars: $0.scalars) }
    let weights = zip(model.variables, given).map { $1.reshaped($0.shape) }
    var (outputs, inputGradients): ([Float], [Float]) = ([], [])
    var gradient = [Float](repeating: 0, count: model.parameterCount)
    for row in 0..<shape[0] {
      let image = images[row..<row + 1].reshaped(Array(shape.dropFirst()))
      let slope = slopes[row..<row + 1].reshaped(Array(test.output.shape.dropFirst()))
      func output(_ arguments: [Tensor]) throws -> Tensor {
        var scope = Scope(isTraining: true, values: Array(arguments.dropFirst()))
        return try test.layer(arguments[0], &scope)
      }
      outputs += try output([image] + weights).scalars
      let gradients = try Model.gradient(
        of: { try (output($0) * slope).sum() }, at: [image] + weights)
      inputGradients += gradients[0].scalars
      gradient = zip(gradient, gradients.dropFirst().flatMap(\.scalars)).map(+)
    }
    return (outputs, inputGradients, gradient)
  }
}
