extension PathParser {
  /// Reads the path of a field.
  ///
  /// - Throws: `PathSyntaxError`.
  package mutating func fieldPath() throws -> FieldPath {
    if peek == ".", !looksAt("..") {
      _ = skip(".")
      try requireEnd()
      return FieldPath(anchor: .record, steps: [], attribute: nil)
    }
    let anchor = try anchor()
    var steps: [PathStep] = []
    repeat {
      if skip("@") {
        let attribute = try name()
        try requireEnd()
        return FieldPath(anchor: anchor, steps: steps, attribute: attribute)
      }
      if !steps.isEmpty, skip("text()") {
        try requireEnd()
        break
      }
      steps.append(try step())
    } while skip("/")
    try requireEnd()
    return FieldPath(anchor: anchor, steps: steps, attribute: nil)
  }

  /// Reads the path of fields that the document names: `@*`, `d:*`, `Value[@id=*]/@value`, from any anchor.
  ///
  /// - Throws: `PathSyntaxError`.
  package mutating func family() throws -> FieldFamily {
    let anchor = try anchor()
    var steps: [PathStep] = []
    func family(_ naming: FieldFamily.Naming, _ attribute: XMLName? = nil) -> FieldFamily {
      FieldFamily(
        path: FieldPath(anchor: anchor, steps: steps, attribute: attribute), naming: naming, after: nil)
    }
    while true {
      if skip("@") {
        guard let namespace = try wildcard() else { throw expected("'*'") }
        try requireEnd()
        return family(.attributes(namespace: namespace))
      }
      if let namespace = try wildcard() {
        try requireEnd()
        return family(.children(namespace: namespace))
      }
      steps.append(try step())
      if skip("[@") {
        let naming = try namingAttribute()
        return family(.value(of: naming), try valueAttribute())
      }
      guard skip("/") else { throw expected("'/', or a '*' that says where the names stand,") }
    }
  }

  /// Reads where the name of a field stands: a text in quotes, or a path from the root.
  ///
  /// - Throws: `PathSyntaxError`.
  package mutating func nameSource() throws -> NameSource {
    if peek == "'" || peek == "\"" {
      let text = try quoted()
      try requireEnd()
      return .literal(text)
    }
    guard peek == "/" else { throw expected("a text in quotes or a path that starts with '/'") }
    return .path(try fieldPath())
  }

  private mutating func anchor() throws -> FieldAnchor {
    if skip("ancestor::") {
      let step = try step()
      guard skip("/") else { throw expected("'/'") }
      return .ancestor(step)
    }
    if skip("/") {
      let name = skip("*") ? nil : try name()
      guard skip("/") else { throw expected("'/'") }
      return .root(name)
    }
    var levels = 0
    while skip("../") { levels += 1 }
    if levels == 0 { return .record }
    return .parent(levels)
  }

  /// The rest of `[@id=*]` behind the `@`.
  private mutating func namingAttribute() throws -> XMLName {
    let name = try name()
    guard skip("=*]") else { throw expected("'=*]'") }
    return name
  }

  private mutating func valueAttribute() throws -> XMLName? {
    var attribute: XMLName?
    if skip("/@") { attribute = try name() } else { _ = skip("/text()") }
    try requireEnd()
    return attribute
  }
}
