import ByteInput
import HTTPFetch
import IndicatorSchema
import PluginKit

/// Opens inputs that no pipeline names yet: files, and addresses of the web, each of which is fetched once.
public struct LooseInputs: Sendable {
  private let web: WebInputs

  /// Makes a way to inputs; what is fetched is kept in `.peil/snapshots` of the current folder unless told otherwise.
  public init(_ access: WebAccess = WebAccess()) {
    let store = SnapshotStore(folder: access.store ?? ".peil/snapshots")
    web = WebInputs(store, client: access.client, freshness: .current)
  }

  /// Opens an input, decompressing it as its name says.
  ///
  /// - Parameter path: Where the file is; not used for an address.
  /// - Throws: `Diagnostic` when it can't be opened or fetched.
  public func open(_ location: Location, path: String) throws -> any ByteReader {
    guard location.isRemote else { return try ByteInput.open(location, path: path) }
    var named = location
    named.path = WebAddress.redacted(location.path)
    return try ByteInput.open(named, path: web.path(of: location, step: ""))
  }
}
