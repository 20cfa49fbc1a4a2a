import PluginKit

/// The contract of plugins as a test: every plugin passes it with each of its cases.
///
/// ```swift
/// @Test func conforms() throws {
///   try Conformance.check(transform: SelectTransform.self, TransformCase(config: ["levels": ["wijk"]])).confirm()
/// }
/// ```
/// It depends on no test library: a report is a value, and an error with `confirm()`. A plugin that traps ends the
/// process; with `PEIL_CONFORMANCE_TRACE=1` in the environment each step is printed before it is taken.
public enum Conformance {
  /// Checks a source.
  public static func check<S: Source>(source: S.Type, _ cases: SourceCase...) -> ConformanceReport {
    check(S.declaration, cases, name: \.name) { SourceRules<S>($0, $1).check() }
  }

  /// Checks a transform.
  public static func check<T: Transform>(transform: T.Type, _ cases: TransformCase...) -> ConformanceReport {
    check(T.declaration, cases, name: \.name) { TransformRules<T>($0, $1).check() }
  }

  /// Checks a sink.
  public static func check<K: Sink>(sink: K.Type, _ cases: SinkCase...) -> ConformanceReport {
    check(K.declaration, cases, name: \.name) { SinkRules<K>($0, $1).check() }
  }

  private static func check<Case>(
    _ declaration: PluginDeclaration, _ cases: [Case], name: (Case) -> String,
    _ check: (Case, ConformanceRecorder) -> Void
  ) -> ConformanceReport {
    let recorder = ConformanceRecorder(plugin: declaration.name, case: "declaration")
    DeclarationRules(declaration, recorder).check()
    recorder.expect(
      !cases.isEmpty, .configuration, "counted the cases", expected: "at least one", found: "none")
    var report = recorder.report
    for item in cases {
      let recorder = ConformanceRecorder(plugin: declaration.name, case: name(item))
      check(item, recorder)
      report.add(recorder.report)
    }
    return report
  }
}

extension ConformanceReport {
  mutating func add(_ other: ConformanceReport) {
    violations += other.violations
    leftOut += other.leftOut
    checked.merge(other.checked, uniquingKeysWith: +)
  }
}
