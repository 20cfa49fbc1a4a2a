import SystemLibraries

/// A library of the system with the way in which it tells its version.
public struct KnownLibrary: Hashable, Sendable {
  /// The library.
  public let library: SystemLibrary
  private let asked: Question

  private enum Question: Hashable, Sendable {
    /// A function that gives text.
    case text(String)
    /// A function that gives a number, where 150010 is 15.10.
    case number(String)
    /// A variable with the digits of the version, where 20914 is 2.9.14.
    case digits(String)
    /// Nothing that could be asked.
    case nothing
  }

  /// The version that is installed, empty when it can't be told; nil when the library can't be loaded.
  var installedVersion: String? {
    guard let loaded = try? DynamicLibrary(library) else { return nil }
    switch asked {
    case .nothing: return ""
    case .text(let name):
      typealias Function = @convention(c) () -> UnsafePointer<CChar>?
      let text = (try? loaded.function(name, as: Function.self))?().map { String(cString: $0) } ?? ""
      return KnownLibrary.firstVersion(in: text)
    case .number(let name):
      typealias Function = @convention(c) () -> Int32
      guard let number = (try? loaded.function(name, as: Function.self))?() else { return "" }
      return "\(number / 10_000).\(number % 10_000)"
    case .digits(let name):
      typealias Variable = UnsafePointer<UnsafePointer<CChar>?>
      let text = (try? loaded.function(name, as: Variable.self))?.pointee.map { String(cString: $0) } ?? ""
      guard let number = Int(text.prefix { $0.isNumber }) else { return "" }
      return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }
  }

  /// The version in a text such as `1.0.8, 13-Jul-2019` or `libcurl/7.88.1 OpenSSL/3.0.15`.
  static func firstVersion(in text: String) -> String {
    let word = text.split { $0 == "," || $0 == " " }.first ?? ""
    return String(word.split(separator: "/").last ?? "")
  }

  /// The libraries that everyone needs.
  static let required = [
    KnownLibrary(
      library: SystemLibrary(
        name: "libxml2", sonames: ["libxml2.so.2", "libxml2.so.16", "libxml2.2.dylib"], package: "libxml2",
        purpose: "to read XML"), asked: .digits("xmlParserVersion")),
    KnownLibrary(
      library: SystemLibrary(
        name: "zlib", sonames: ["libz.so.1", "libz.1.dylib"], package: "zlib1g",
        purpose: "to read '.gz' and '.zip' files"), asked: .text("zlibVersion")),
    KnownLibrary(
      library: SystemLibrary(
        name: "SQLite", sonames: ["libsqlite3.so.0", "libsqlite3.dylib"], package: "libsqlite3-0",
        purpose: "to make databases"), asked: .text("sqlite3_libversion")),
  ]

  /// The libraries that some pipelines need.
  static let optional = SystemLibrary.optional.map(KnownLibrary.init)

  /// The libraries that only save time.
  static let accelerators = SystemLibrary.accelerators.map(KnownLibrary.init)

  private init(_ library: SystemLibrary) {
    self.init(library: library, asked: KnownLibrary.questions[library.name] ?? .nothing)
  }

  private init(library: SystemLibrary, asked: Question) {
    self.library = library
    self.asked = asked
  }

  private static let questions: [String: Question] = [
    "libbz2": .text("BZ2_bzlibVersion"), "liblzma": .text("lzma_version_string"),
    "libzstd": .text("ZSTD_versionString"), "libpq": .number("PQlibVersion"),
    "libcurl": .text("curl_version"),
  ]
}
