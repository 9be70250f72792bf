import Testing

@testable import Model

/// Summaries to the last character.
@Suite struct SummaryTests {
  @Test func deterministic() throws {
    #expect(
      try Networks.deterministic().summary() == """
        Model: "deterministic"
        _________________________________________________________________
        Layer (type)                 Output Shape              Param #
        =================================================================
        conv2d (Conv2D)              (None, 24, 24, 8)         208
        _________________________________________________________________
        max_pooling2d (MaxPooling2D) (None, 4, 4, 8)           0
        _________________________________________________________________
        flatten (Flatten)            (None, 128)               0
        _________________________________________________________________
        dense (Dense)                (None, 10)                1290
        =================================================================
        Total params: 1,498
        Trainable params: 1,498
        Non-trainable params: 0
        _________________________________________________________________
        """)
  }

  @Test func bayesian() throws {
    #expect(
      try Networks.bayesian().summary() == """
        Model: "bayesian"
        ________________________________________________________________________________________________
        Layer (type)                                                Output Shape              Param #
        ================================================================================================
        conv2d_reparameterization (Convolution2DReparameterization) (None, 24, 24, 8)         416
        ________________________________________________________________________________________________
        max_pooling2d (MaxPooling2D)                                (None, 4, 4, 8)           0
        ________________________________________________________________________________________________
        flatten (Flatten)                                           (None, 128)               0
        ________________________________________________________________________________________________
        dense_variational (DenseVariational)                        (None, 10)                2580
        ________________________________________________________________________________________________
        one_hot_categorical (OneHotCategorical)                     ((None, 10), (None, 10))  0
        ================================================================================================
        Total params: 2,996
        Trainable params: 2,996
        Non-trainable params: 0
        ________________________________________________________________________________________________
        """)
  }

  @Test func numbersAreGroupedByThrees() {
    #expect(
      [0, 999, 1000, 1_234_567].map(Sequential.grouped) == ["0", "999", "1,000", "1,234,567"])
  }
}
