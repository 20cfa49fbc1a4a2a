import Crypto
import Foundation
import IndicatorSchema
import JSONReading
import SingerProtocol

/// What tells a program apart from another one, the same on every machine where the same is installed.
///
/// Of a script its first line is left out, because installers write the path of the interpreter there. A console
/// script of Python holds next to nothing itself, so what is installed in its environment counts as well: the digests
/// that `pip` keeps of every file (`RECORD`).
struct ProgramIdentity: Hashable {
  var sha256: String
  var packages: String?

  /// - Throws: `Diagnostic` when the executable can't be read.
  init(_ executable: String) throws {
    guard let content = FileManager.default.contents(atPath: executable) else {
      throw Diagnostic(.cannotRead, "cannot read '\(executable)'")
    }
    guard content.starts(with: Data("#!".utf8)) else {
      sha256 = Hexadecimal.text(SHA256.hash(data: content))
      return
    }
    let body = content.firstIndex(of: 0x0A).map { content[$0...] } ?? Data()
    sha256 = Hexadecimal.text(SHA256.hash(data: body))
    packages = ProgramIdentity.packages(around: executable)
  }

  /// The digest of the packages of the virtual environment that a script lies in; nil when it lies in none.
  private static func packages(around executable: String) -> String? {
    let script = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
    let root = script.deletingLastPathComponent().deletingLastPathComponent()
    let files = FileManager.default
    guard files.fileExists(atPath: root.appendingPathComponent("pyvenv.cfg").path) else { return nil }
    let libraries = root.appendingPathComponent("lib")
    let versions = ((try? files.contentsOfDirectory(atPath: libraries.path)) ?? []).sorted()
    var hash = SHA256()
    for version in versions where version.hasPrefix("python") {
      hash.update(data: Data(version.utf8))
      let folder = libraries.appendingPathComponent(version).appendingPathComponent("site-packages")
      for package in ((try? files.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
      where package.hasSuffix(".dist-info") {
        hash.update(data: Data(package.utf8))
        let record = folder.appendingPathComponent(package).appendingPathComponent("RECORD")
        for line in recorded(record) { hash.update(data: Data(line.utf8)) }
      }
    }
    return Hexadecimal.text(hash.finalize())
  }

  /// The lines of a record that are the same wherever a package is installed: not those of scripts, which name the
  /// interpreter, and of what the installer adds.
  private static func recorded(_ file: URL) -> [String] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isNewline).map(String.init).filter { line in
      line.contains(",sha256=") && !line.hasPrefix("../") && !line.hasPrefix("/")
        && !["INSTALLER,", "REQUESTED,", "direct_url.json,"].contains { line.contains(".dist-info/\($0)") }
    }.sorted()
  }
}

/// The digest of a schema, whatever the order of its members.
enum SchemaDigest {
  static func of(_ schema: JSONValue) -> String {
    var bytes: [UInt8] = []
    bytes.appendJSON(sorted(schema))
    return Hexadecimal.text(SHA256.hash(data: bytes))
  }

  private static func sorted(_ json: JSONValue) -> JSONValue {
    switch json {
    case .array(let elements): .array(elements.map(sorted))
    case .object(let members):
      .object(
        members.map { JSONMember(key: $0.key, value: sorted($0.value)) }
          .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    default: json
    }
  }
}

/// Digests as text.
enum Hexadecimal {
  static func text(_ digest: some Sequence<UInt8>) -> String {
    digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
