import HTTPFetch

/// How a pipeline gets at inputs that are not files.
public struct WebAccess: Sendable {
  /// The folder in which what is fetched is kept; `.peil/snapshots` beside the pipeline file unless given.
  public var store: String?
  /// What fetches.
  public var client: any HTTPClient

  /// Makes access to the web, or to what stands in for it.
  public init(store: String? = nil, client: any HTTPClient = CurlClient()) {
    self.store = store
    self.client = client
  }

  /// The store of a pipeline.
  func store(of pipeline: Pipeline) -> SnapshotStore {
    SnapshotStore(
      folder: store ?? "\(pipeline.file.folder)/.peil/snapshots", without: pipeline.secrets)
  }

  func inputs(
    of pipeline: Pipeline, _ freshness: WebInputs.Freshness, keepsJournal: Bool = false
  ) -> WebInputs {
    let store = self.store(of: pipeline)
    let journal = keepsJournal ? FetchJournal(store, pipeline: pipeline.file.sha256) : nil
    return WebInputs(store, client: client, freshness: freshness, journal: journal)
  }
}
