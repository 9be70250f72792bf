internal import Foundation

/// Compiles the program that previews again, as quickly as the toolchain can.
///
/// Where only contents of files changed, the last plan is carried out by llbuild itself (`BuildPlan`), else `swift build` plans anew with
/// the same configuration. One build runs at a time: who asks for another one cancels the task of the last and waits for it.
package actor Rebuilder {
  package nonisolated let folder: BuildFolder
  private let unoptimized: String?
  /// Whether the plan on disk is that of the sources as they are.
  private var isPlanned = true
  /// The plan that was made last, and the stamps of what it was made of.
  private var plan: (stamps: SourceSnapshot, plan: BuildPlan)?

  /// - Parameters:
  ///   - folder: where the program was built.
  ///   - unoptimized: the module that is compiled without optimisation, and so more quickly, while previewing; nothing for none.
  ///     It is compiled to where the optimised one was, which the next `swift build` notices and compiles again.
  package init(_ folder: BuildFolder, unoptimized: String? = nil) {
    self.folder = folder
    self.unoptimized = unoptimized
  }

  /// Builds the product.
  ///
  /// - Parameters:
  ///   - change: what has changed since the last time.
  ///   - progress: told of what is done, in a few words.
  /// - Throws: what the system says if a tool cannot be started, `CancellationError`; the tools have ended in any case.
  package func build(
    _ change: SourceChange, progress: @Sendable (String) async -> Void
  ) async throws -> ToolOutcome {
    if !isCovered(change) { isPlanned = false }
    forgetIncrements()
    if isPlanned, let outcome = try await carryOut(progress) { return outcome }
    isPlanned = false
    let outcome = try await planAndBuild(progress)
    // A plan whose build failed lacks the lists that SwiftPM writes on the way: of the files to link, for one.
    if case .succeeded = outcome { isPlanned = true }
    return outcome
  }

  /// Makes the compiler read each module that it compiles as a whole.
  ///
  /// A debug build compiles those files of a module that are newer than its record of the last time, in whole seconds: of two saves
  /// within one second the second would be passed over, and the old program taken for the new.
  private func forgetIncrements() {
    let modules = "\(folder.scratch)/\(folder.configuration)"
    for module in fileNames(in: modules) where module.hasSuffix(".build") {
      for name in fileNames(in: "\(modules)/\(module)") where name.hasSuffix(".priors") {
        try? FileManager.default.removeItem(atPath: "\(modules)/\(module)/\(name)")
      }
    }
  }

  /// Whether the last plan is still right.
  private func isCovered(_ change: SourceChange) -> Bool {
    change.added.isEmpty && change.removed.isEmpty
      && !change.edited.contains {
        $0.hasSuffix("/Package.swift") || $0.hasSuffix("/Package.resolved")
      }
  }

  /// Carries out the last plan; nothing if there is none that can be.
  private func carryOut(_ progress: @Sendable (String) async -> Void) async throws -> ToolOutcome? {
    let lock = try await BuildLock(folder.scratch) { await progress("waiting for another build") }
    guard let plan = currentPlan() else { return nil }
    await progress("compiling")
    let place = preview
    let tool = ChildProcess(
      plan.tool, ["-f", place + ".yaml", "--db", place + ".db", plan.target], folder: folder.package
    )
    let outcome = try await tool.diagnose()
    _ = consume lock
    // A tool that fails without a word about a source could not read the plan.
    if case .failed(let errors) = outcome, !errors.contains(where: { $0.file != nil }) {
      return nil
    }
    return outcome
  }

  /// Where the plan made for llbuild lies, and its memory of what has been built.
  private var preview: String {
    "\(folder.scratch)/preview-\(folder.configuration)-\(folder.product)"
  }

  /// The plan on disk, made for llbuild; from SwiftPM's whenever that has built since.
  private func currentPlan() -> BuildPlan? {
    let memory = folder.scratch + "/build.db"
    let stamps = SourceSnapshot(of: [folder.manifest, memory])
    if let plan, plan.stamps == stamps { return plan.plan }
    let files = FileManager.default
    guard let manifest = files.contents(atPath: folder.manifest),
      let made = BuildPlan(
        manifest: String(decoding: manifest, as: UTF8.self), target: folder.target,
        unoptimized: unoptimized),
      files.createFile(atPath: preview + ".yaml", contents: Data(made.text.utf8)),
      let contents = files.contents(atPath: memory),
      files.createFile(atPath: preview + ".db", contents: contents)
    else { return nil }
    plan = (stamps, made)
    return made
  }

  private func planAndBuild(_ progress: @Sendable (String) async -> Void) async throws
    -> ToolOutcome
  {
    await progress("planning and compiling")
    var arguments = [
      "build", "-c", folder.configuration, "--product", folder.product, "--package-path",
      folder.package, "--scratch-path", folder.scratch,
    ]
    if folder.system == .swiftBuild { arguments += ["--build-system", "swiftbuild"] }
    let swift = plan.map { $0.plan.tool.replacing("/swift-build-tool", with: "/swift") } ?? "swift"
    return try await ChildProcess(swift, arguments, folder: folder.package).diagnose { line in
      if line.contains("Another instance of SwiftPM") {
        await progress("waiting for another build")
      }
    }
  }
}
