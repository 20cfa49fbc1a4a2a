import SystemLibraries

/// Looks at this machine: what is there, what is missing, and which package has it.
public struct Examination: Sendable {
  /// The space below which a run may not find room for its outputs.
  static let leastFreeBytes = 1 << 30
  /// The number of open files below which large pipelines fail.
  static let leastOpenFiles = 256
  /// The year before which a clock is wrong, and certificates of servers are not valid yet.
  static let firstYear = 2025

  private let surroundings: Surroundings
  private let output: String
  private let temporary: String

  /// Takes a machine, the folder that runs publish to, and the folder for temporary files.
  public init(_ surroundings: Surroundings = .actual, output: String, temporary: String) {
    self.surroundings = surroundings
    self.output = output
    self.temporary = temporary
  }

  /// Everything that was looked at, what everyone needs first.
  public var findings: [Finding] {
    let required = KnownLibrary.required.map { library($0, .failed, lacking: "needed") }
    let optional = KnownLibrary.optional.map { library($0, .absent, lacking: "needed") }
    let accelerators = KnownLibrary.accelerators.map { library($0, .absent, lacking: "used") }
    return required + [outputFolder, temporaryFolder, openFiles, clock] + optional + accelerators
      + [
        program("weasyprint", package: "weasyprint", purpose: "to print reports to PDF"),
        program(
          "python3", package: "python3-venv", purpose: "to run Singer plugins, most of which are in Python"),
        certificates,
      ]
  }

  /// - Parameter lacking: What it is to its purpose, for the case that it is not there.
  private func library(_ known: KnownLibrary, _ absent: Finding.State, lacking: String) -> Finding {
    let library = known.library
    if let version = surroundings.version(known) {
      return Finding(library.name, .ok, version.isEmpty ? "installed" : version)
    }
    return Finding(
      library.name, absent, "\(lacking) \(library.purpose)",
      remedy: Examination.install(library.package))
  }

  private func program(_ name: String, package: String, purpose: String) -> Finding {
    if let path = surroundings.program(name) { return Finding(name, .ok, path) }
    return Finding(name, .absent, "needed \(purpose)", remedy: Examination.install(package))
  }

  private var certificates: Finding {
    let there = [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    ]
    .contains(where: surroundings.exists)
    return there
      ? Finding("certificates", .ok, "installed")
      : Finding(
        "certificates", .absent, "needed to read from https addresses",
        remedy: Examination.install("ca-certificates"))
  }

  /// The output folder, or the folder that it would be made in.
  private var outputFolder: Finding { folder("output folder", output, remedy: "give another with --output") }

  private var temporaryFolder: Finding {
    folder("temporary files", temporary, remedy: "set TMPDIR to a folder with room")
  }

  private func folder(_ name: String, _ path: String, remedy: String) -> Finding {
    let place = Examination.ancestors(path).first { surroundings.isWritable($0) != nil } ?? path
    guard surroundings.isWritable(place) == true else {
      return Finding(name, .failed, "'\(place)' can't be written to", remedy: remedy)
    }
    guard let free = surroundings.freeBytes(place) else { return Finding(name, .ok, "'\(path)'") }
    let detail = "'\(path)', \(Examination.gigabytes(free)) free"
    return free < Examination.leastFreeBytes
      ? Finding(name, .warning, detail, remedy: remedy) : Finding(name, .ok, detail)
  }

  private var openFiles: Finding {
    guard let limit = surroundings.openFiles() else { return Finding("open files", .ok, "no limit is known") }
    let detail = limit == .max ? "no limit" : "at most \(limit)"
    return limit < Examination.leastOpenFiles
      ? Finding("open files", .warning, detail, remedy: "raise it with 'ulimit -n 1024'")
      : Finding("open files", .ok, detail)
  }

  private var clock: Finding {
    let year = surroundings.year()
    return year < Examination.firstYear
      ? Finding(
        "clock", .warning, "it says \(year)", remedy: "set it: certificates of servers are not valid yet")
      : Finding("clock", .ok, "it says \(year)")
  }

  private static func install(_ package: String) -> String { "apt-get install \(package)" }

  /// A path and the folders above it, the nearest first.
  static func ancestors(_ path: String) -> [String] {
    var paths = [path]
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      paths.append(rest.isEmpty ? "/" : String(rest))
    }
    return path.hasPrefix("/") ? paths : paths + ["."]
  }

  private static func gigabytes(_ bytes: Int) -> String {
    let tenths = bytes / 100_000_000
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}
