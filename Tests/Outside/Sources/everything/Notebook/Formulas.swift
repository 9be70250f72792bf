import LiterateModel

extension Everything {
  /// Mathematics in lines and on lines of its own.
  func formulas(_ page: inout Page) {
    //: ## Formulas
    //:
    //: In a line stands $\mu = \frac{1}{n} \sum_{i=1}^n x_i$, and on lines of its own
    //:
    //: $$ p(x) = \frac{1}{\sqrt{2 \pi} \sigma} \exp\left(-\frac{x^2}{2 \sigma^2}\right) \label{density} $$
    //:
    //: $$ \operatorname{sign}(x) = \begin{cases} -1 & x \lt 0 \\ 1 & x \ge 0 \end{cases} $$
    //:
    //: $$ \begin{aligned} a &= \boldsymbol{b} + \mathbb{R} \\ &= \text{a word} \end{aligned} $$
    //:
    //: of which \(equation: "density") has a number.
  }
}
