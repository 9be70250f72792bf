import Report

/// The publications that the notebook cites.
let bibliography = [
  Publication(
    id: "lecun1998", authors: "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner.",
    title: "Gradient-based learning applied to document recognition",
    venue: "Proceedings of the IEEE 86(11), 2278–2324", year: 1998,
    url: "https://doi.org/10.1109/5.726791"),
  Publication(
    id: "mu2019", authors: "N. Mu, J. Gilmer.",
    title: "MNIST-C: A Robustness Benchmark for Computer Vision", venue: "arXiv:1906.02337",
    year: 2019,
    url: "https://arxiv.org/abs/1906.02337"),
  Publication(
    id: "blundell2015", authors: "C. Blundell, J. Cornebise, K. Kavukcuoglu, D. Wierstra.",
    title: "Weight Uncertainty in Neural Networks",
    venue: "Proceedings of the 32nd International Conference on Machine Learning, 1613–1622",
    year: 2015, url: "https://arxiv.org/abs/1505.05424"),
  Publication(
    id: "kingma2014", authors: "D. P. Kingma, M. Welling.",
    title: "Auto-Encoding Variational Bayes",
    venue: "International Conference on Learning Representations", year: 2014,
    url: "https://arxiv.org/abs/1312.6114"),
  Publication(
    id: "lakshminarayanan2017", authors: "B. Lakshminarayanan, A. Pritzel, C. Blundell.",
    title: "Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles",
    venue: "Advances in Neural Information Processing Systems 30", year: 2017,
    url: "https://arxiv.org/abs/1612.01474"),
  Publication(
    id: "mcnemar1947", authors: "Q. McNemar.",
    title:
      "Note on the sampling error of the difference between correlated proportions or percentages",
    venue: "Psychometrika 12, 153–157", year: 1947, url: "https://doi.org/10.1007/BF02295996"),
  Publication(
    id: "guo2017", authors: "C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger.",
    title: "On Calibration of Modern Neural Networks",
    venue: "Proceedings of the 34th International Conference on Machine Learning, 1321–1330",
    year: 2017, url: "https://arxiv.org/abs/1706.04599"),
  Publication(
    id: "vovk2005", authors: "V. Vovk, A. Gammerman, G. Shafer.",
    title: "Algorithmic Learning in a Random World", venue: "Springer", year: 2005,
    url: "https://doi.org/10.1007/b106715"),
  Publication(
    id: "sadinle2019", authors: "M. Sadinle, J. Lei, L. Wasserman.",
    title: "Least Ambiguous Set-Valued Classifiers With Bounded Error Levels",
    venue: "Journal of the American Statistical Association 114(525), 223–234", year: 2019,
    url: "https://arxiv.org/abs/1609.00451"),
  Publication(
    id: "romano2020", authors: "Y. Romano, M. Sesia, E. J. Candès.",
    title: "Classification with Valid and Adaptive Coverage",
    venue: "Advances in Neural Information Processing Systems 33", year: 2020,
    url: "https://arxiv.org/abs/2006.02544"),
  Publication(
    id: "geifman2017", authors: "Y. Geifman, R. El-Yaniv.",
    title: "Selective Classification for Deep Neural Networks",
    venue: "Advances in Neural Information Processing Systems 30", year: 2017,
    url: "https://arxiv.org/abs/1705.08500"),
  Publication(
    id: "hullermeier2021", authors: "E. Hüllermeier, W. Waegeman.",
    title:
      "Aleatoric and epistemic uncertainty in machine learning: an introduction to concepts and methods",
    venue: "Machine Learning 110, 457–506", year: 2021, url: "https://arxiv.org/abs/1910.09457"),
  Publication(
    id: "wenzel2020", authors: "F. Wenzel, K. Roth, B. S. Veeling, et al.",
    title: "How Good is the Bayes Posterior in Deep Neural Networks Really?",
    venue: "Proceedings of the 37th International Conference on Machine Learning, 10248–10259",
    year: 2020, url: "https://arxiv.org/abs/2002.02405"),
  Publication(
    id: "wen2018", authors: "Y. Wen, P. Vicol, J. Ba, D. Tran, R. Grosse.",
    title: "Flipout: Efficient Pseudo-Independent Weight Perturbations on Mini-Batches",
    venue: "International Conference on Learning Representations", year: 2018,
    url: "https://arxiv.org/abs/1803.04386"),
  Publication(
    id: "gal2016", authors: "Y. Gal, Z. Ghahramani.",
    title: "Dropout as a Bayesian Approximation: Representing Model Uncertainty in Deep Learning",
    venue: "Proceedings of the 33rd International Conference on Machine Learning, 1050–1059",
    year: 2016, url: "https://arxiv.org/abs/1506.02142"),
  Publication(
    id: "daxberger2021", authors: "E. Daxberger, A. Kristiadi, A. Immer, et al.",
    title: "Laplace Redux: Effortless Bayesian Deep Learning",
    venue: "Advances in Neural Information Processing Systems 34", year: 2021,
    url: "https://arxiv.org/abs/2106.14806"),
]
