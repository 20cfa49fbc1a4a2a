import IndicatorSchema

/// The plugins a host knows, by kind and name.
public struct PluginRegistry: Sendable {
  private var sources: [String: any Source.Type] = [:]
  private var transforms: [String: any Transform.Type] = [:]
  private var sinks: [String: any Sink.Type] = [:]

  /// Makes an empty registry.
  public init() {}

  /// Adds a source. Two plugins of one kind and name are a programmer fault.
  public mutating func register(_ type: any Source.Type) {
    precondition(sources.updateValue(type, forKey: type.declaration.name) == nil, "source registered twice")
  }

  /// Adds a transform. Two plugins of one kind and name are a programmer fault.
  public mutating func register(_ type: any Transform.Type) {
    precondition(
      transforms.updateValue(type, forKey: type.declaration.name) == nil, "transform registered twice")
  }

  /// Adds a sink. Two plugins of one kind and name are a programmer fault.
  public mutating func register(_ type: any Sink.Type) {
    precondition(sinks.updateValue(type, forKey: type.declaration.name) == nil, "sink registered twice")
  }

  /// The source of a name, or nil.
  public func source(_ name: String) -> (any Source.Type)? { sources[name] }

  /// The transform of a name, or nil.
  public func transform(_ name: String) -> (any Transform.Type)? { transforms[name] }

  /// The sink of a name, or nil.
  public func sink(_ name: String) -> (any Sink.Type)? { sinks[name] }

  /// All declarations, sources first, then transforms, then sinks, each by name.
  public var declarations: [PluginDeclaration] {
    PluginDeclaration.Kind.allCases.flatMap { declarations(of: $0) }
  }

  /// The declarations of one kind by name.
  public func declarations(of kind: PluginDeclaration.Kind) -> [PluginDeclaration] {
    let all: [PluginDeclaration] =
      switch kind {
      case .source: sources.values.map { $0.declaration }
      case .transform: transforms.values.map { $0.declaration }
      case .sink: sinks.values.map { $0.declaration }
      }
    return all.sorted { $0.name < $1.name }
  }
}
