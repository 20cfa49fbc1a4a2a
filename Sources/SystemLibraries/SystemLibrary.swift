/// A library of the system that only some pipelines need, so that it is looked for when one does.
public struct SystemLibrary: Hashable, Sendable {
  /// What messages call it.
  public let name: String
  /// The names under which the loader may know it, the one to try first in front.
  public let sonames: [String]
  /// The Debian package that holds it.
  public let package: String
  /// What it is needed for, so that a sentence can end with it.
  public let purpose: String

  /// Declares a library.
  public init(name: String, sonames: [String], package: String, purpose: String) {
    self.name = name
    self.sonames = sonames
    self.package = package
    self.purpose = purpose
  }
}

extension SystemLibrary {
  /// Decompresses `.xz`.
  public static let lzma = SystemLibrary(
    name: "liblzma", sonames: ["liblzma.so.5", "liblzma.5.dylib"], package: "liblzma5",
    purpose: "to read '.xz' files")
  /// Decompresses `.zst`.
  public static let zstd = SystemLibrary(
    name: "libzstd", sonames: ["libzstd.so.1", "libzstd.1.dylib"], package: "libzstd1",
    purpose: "to read '.zst' files")
  /// Decompresses `.bz2`.
  public static let bzip2 = SystemLibrary(
    name: "libbz2", sonames: ["libbz2.so.1.0", "libbz2.so.1", "libbz2.1.0.dylib"], package: "libbz2-1.0",
    purpose: "to read '.bz2' files")
  /// Fetches documents over HTTP.
  public static let curl = SystemLibrary(
    name: "libcurl", sonames: ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"], package: "libcurl4",
    purpose: "to fetch from the web")
  /// Speaks to a PostgreSQL server.
  public static let postgreSQL = SystemLibrary(
    name: "libpq", sonames: ["libpq.so.5", "libpq.5.dylib"], package: "libpq5",
    purpose: "to store figures in PostgreSQL")

  /// Inflates faster than zlib, which does where it is not there.
  public static let isal = SystemLibrary(
    name: "libisal", sonames: ["libisal.so.2", "libisal.2.dylib"], package: "libisal2",
    purpose: "to read large '.gz' and '.zip' files up to three times as fast")

  /// Every library that some pipelines need, by name: what `peil doctor` goes through.
  public static let optional: [SystemLibrary] = [bzip2, curl, lzma, postgreSQL, zstd]
  /// Every library that only saves time, by name.
  public static let accelerators: [SystemLibrary] = [isal]
}
