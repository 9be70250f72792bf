internal import Basics

/// The bytes of a file that a build wrote; links on the way are followed.
///
/// - Parameters:
///   - path: the file's path.
///   - what: what wants it, for the error.
/// - Throws: `Failure`: (66) if it is not there, (65) if it is no regular file or larger than any that is written.
func builtFile(_ path: String, for what: String) throws(Failure) -> [UInt8] {
  do {
    return try readRegularFile(path, limit: greatestBuiltFile, followsLinks: true)
  } catch .missing {
    throw Failure(.noInput, "\(what): \(path): found nothing, expected a file that build wrote")
  } catch {
    throw Failure(.badData, "\(what): \(path): found \(error), expected a file that build wrote")
  }
}

/// In bytes: more than any renderer's limit.
private let greatestBuiltFile = 64 << 20
