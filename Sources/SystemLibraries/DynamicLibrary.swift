import IndicatorSchema

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A library of the system, loaded while the program runs.
///
/// ```swift
/// let zlib = try DynamicLibrary(SystemLibrary(
///   name: "zlib", sonames: ["libz.so.1"], package: "zlib1g", purpose: "to name its version"))
/// let version = try zlib.function("zlibVersion", as: (@convention(c) () -> UnsafePointer<CChar>?).self)
/// ```
///
/// It stays loaded until the program ends, so its functions may be kept as long as one likes. The types of the
/// functions are taken on trust: one that differs from what the library has is undefined behaviour.
public struct DynamicLibrary: @unchecked Sendable {
  /// The library.
  public let library: SystemLibrary
  // Sendable: a handle of the loader is never closed here, and `dlsym` may be called by any thread.
  private let handle: UnsafeMutableRawPointer

  /// Loads a library; one that is loaded already costs next to nothing.
  ///
  /// - Throws: `Diagnostic` `system.missing-library`, which names the package to install.
  public init(_ library: SystemLibrary) throws {
    var reason = "no name to look for"
    for soname in library.sonames {
      if let handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL) {
        self.library = library
        self.handle = handle
        return
      }
      // The first name is the one that the system should have.
      if soname == library.sonames.first { reason = Self.lastError }
    }
    throw Diagnostic(
      .missingLibrary, "\(library.name), which is needed \(library.purpose), can't be loaded: \(reason)",
      hint: "install it, on Debian and Ubuntu with 'apt-get install \(library.package)'")
  }

  /// A function of the library.
  ///
  /// - Parameter type: Its type, which must be `@convention(c)`.
  /// - Throws: `Diagnostic` `system.missing-library` when the library that is installed does not have it.
  public func function<Function>(_ name: String, as type: Function.Type = Function.self) throws -> Function {
    precondition(MemoryLayout<Function>.size == MemoryLayout<UnsafeRawPointer>.size, "not a C function")
    guard let address = dlsym(handle, name) else {
      throw Diagnostic(
        .missingLibrary, "the \(library.name) that is installed has no '\(name)'",
        hint: "install a newer one: the package is '\(library.package)'")
    }
    return unsafeBitCast(address, to: type)
  }

  private static var lastError: String {
    dlerror().map { String(cString: $0) } ?? "it is not there"
  }
}
