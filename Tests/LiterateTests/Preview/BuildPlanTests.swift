import Literate
import Testing

@Suite struct BuildPlanTests {
  private let manifest = """
    client:
      name: basic
      file-system: device-agnostic
    tools: {}
    targets:
      "PackageStructure": ["<PackageStructure>"]
      "coins-more-x86_64-unknown-linux-gnu-release.exe": ["<more>"]
      "coins-x86_64-unknown-linux-gnu-release.exe": ["<coins>"]
    default: "main"
    commands:
      "/a/.build/coins.build/sources":
        tool: write-auxiliary-file
        inputs: ["<sources-file-list>","/a/Coins.swift"]

      "<coins>":
        tool: phony
        inputs: ["/a/.build/coins"]

      "C.coins":
        tool: shell
        args: ["/opt/swift/usr/bin/swiftc","-module-name","coins","-O","/a/Coins.swift"]

      "PackageStructure":
        tool: package-structure-tool
        inputs: ["/a/Sources/coins/","/a/Package.swift"]


    """

  @Test func keepsWhatLlbuildKnows() throws {
    let plan = try #require(
      BuildPlan(manifest: manifest, target: "coins-x86_64-unknown-linux-gnu-release.exe"))
    #expect(plan.tool == "/opt/swift/usr/bin/swift-build-tool")
    #expect(plan.target == "coins-x86_64-unknown-linux-gnu-release.exe")
    #expect(
      plan.text == """
        client:
          name: swift-build
          file-system: device-agnostic
        tools: {}
        targets:
          "coins-more-x86_64-unknown-linux-gnu-release.exe": ["<more>"]
          "coins-x86_64-unknown-linux-gnu-release.exe": ["<coins>"]
        default: "main"
        commands:
          "<coins>":
            tool: phony
            inputs: ["/a/.build/coins"]

          "C.coins":
            tool: shell
            args: ["/opt/swift/usr/bin/swiftc","-module-name","coins","-O","/a/Coins.swift"]

        """)
  }

  @Test func oneModuleCanBeLeftUnoptimized() {
    func compiler(_ module: String) -> String {
      let plan = BuildPlan(
        manifest: manifest, target: "coins-x86_64-unknown-linux-gnu-release.exe",
        unoptimized: module)
      return String(plan?.text.firstMatch(of: /args: .*/)?.output ?? "")
    }
    #expect(compiler("coins").contains(#""coins","-Onone","/a/Coins.swift""#))
    #expect(compiler("coin").contains(#""coins","-O","/a/Coins.swift""#))
  }

  @Test(arguments: ["coins", "coins-release.exe"])
  func otherTargetsHaveNoPlan(_ target: String) {
    #expect(BuildPlan(manifest: manifest, target: target) == nil)
  }

  @Test(arguments: ["", "client:\n  name: other\n", "client:\n  name: basic\n"])
  func otherManifestsHaveNoPlan(_ manifest: String) {
    #expect(BuildPlan(manifest: manifest, target: "coins") == nil)
  }
}
