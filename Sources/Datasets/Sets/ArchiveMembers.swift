/// Names of the files in a zip or NPZ archive.
func memberNames(of archive: String, what: String) throws(DatasetError) -> [String] {
  try ZipArchive(FileSource(archive, what: what)).entries.map(\.name)
}

/// Files of MNIST-C in its archive, where they are called `mnist_c/shot_noise/test_images.npy`, whatever the first folder is.
func corruptedCandidates(in archive: String) throws(DatasetError) -> [CorruptedCandidate] {
  var candidates: [CorruptedCandidate] = []
  for name in try memberNames(of: archive, what: "MNIST-C") {
    let parts = name.split(separator: "/").map(String.init)
    // A longer name is none that anybody wants to read in a line.
    guard name.utf8.count < 256, parts.count >= 2,
      let part = CorruptedCandidate.part(parts[parts.count - 1])
    else {
      continue
    }
    let place = joined(archive, parts.dropLast().joined(separator: "/"))
    let index = candidates.firstIndex { $0.place == place } ?? candidates.count
    if index == candidates.count {
      candidates.append(CorruptedCandidate(kind: parts[parts.count - 2], place: place))
    }
    candidates[index].files[part] = .member(archive: archive, name: name)
  }
  return candidates
}
