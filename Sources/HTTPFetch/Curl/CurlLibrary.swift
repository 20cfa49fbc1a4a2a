import CLibCurl
import IndicatorSchema
import SystemLibraries

/// The functions of libcurl that are used, loaded when the first document is fetched.
///
/// Loaded and not linked: it comes with a dozen libraries of its own, whose loading would more than double the time
/// that the program takes to start.
struct CurlLibrary: @unchecked Sendable {
  // Sendable: addresses of functions that libcurl allows to be called by any thread.
  let setopt: UnsafeMutableRawPointer
  let getinfo: UnsafeMutableRawPointer
  let makeHandle: @convention(c) () -> UnsafeMutableRawPointer?
  let reset: @convention(c) (UnsafeMutableRawPointer) -> Void
  let perform: @convention(c) (UnsafeMutableRawPointer) -> Int32
  let cleanUp: @convention(c) (UnsafeMutableRawPointer) -> Void
  let errorText: @convention(c) (Int32) -> UnsafePointer<CChar>?
  let appendToList:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>) -> UnsafeMutableRawPointer?
  let freeList: @convention(c) (UnsafeMutableRawPointer?) -> Void
  private let readDate: @convention(c) (UnsafePointer<CChar>, UnsafeRawPointer?) -> Int

  private static let loaded = Result<CurlLibrary, any Error> { try CurlLibrary() }

  /// The library.
  ///
  /// - Throws: `Diagnostic` `system.missing-library`.
  static func shared() throws -> CurlLibrary { try loaded.get() }

  private init() throws {
    let library = try DynamicLibrary(.curl)
    let start = try library.function(
      "curl_global_init", as: (@convention(c) (Int) -> Int32).self)
    let everything = 3
    guard start(everything) == 0 else { throw Diagnostic(.fault, "libcurl can't be started") }
    setopt = try library.function("curl_easy_setopt")
    getinfo = try library.function("curl_easy_getinfo")
    makeHandle = try library.function("curl_easy_init")
    reset = try library.function("curl_easy_reset")
    perform = try library.function("curl_easy_perform")
    cleanUp = try library.function("curl_easy_cleanup")
    errorText = try library.function("curl_easy_strerror")
    appendToList = try library.function("curl_slist_append")
    freeList = try library.function("curl_slist_free_all")
    readDate = try library.function("curl_getdate")
  }

  /// The seconds since 1970 of a date as headers write it; nil when it is none.
  func seconds(ofDate text: String) -> Int? {
    let seconds = readDate(text, nil)
    return seconds == -1 ? nil : seconds
  }
}
