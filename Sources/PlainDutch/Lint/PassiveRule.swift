/// Finds what is done by nobody: a form of `worden` with a participle, in one part of a sentence.
///
/// `wordt 65`, `wordt ouder` and `is bekend` are no passives, nor is `is geteld`: that says how something is.
enum PassiveRule {
  private static let worden = WordFile.verbs.set("worden")
  private static let being = WordFile.verbs.set("zijn")
  private static let having = WordFile.verbs.set("perfect")
  private static let modals = WordFile.verbs.set("modal")
  private static let stops = WordFile.verbs.set("stops")
  private static let articles = WordFile.verbs.set("articles")
  private static let prepositions = WordFile.verbs.set("prepositions")

  /// The words of each passive in a sentence.
  static func passives(in tokens: [Token]) -> [String] {
    var found: [String] = []
    var index = 0
    while index < tokens.count {
      guard worden.contains(tokens[index].lower), !tokens[index].isName else {
        index += 1
        continue
      }
      let participle = before(index, tokens) ?? after(index, tokens)
      if let participle { found.append(words(index, participle, tokens)) }
      // `moeten geteld worden en worden gebruikt` is two; `wordt geacht te worden geteld` too.
      index = max(index, participle ?? index) + 1
    }
    return found
  }

  private static func words(_ verb: Int, _ participle: Int, _ tokens: [Token]) -> String {
    let (first, last) = (min(verb, participle), max(verb, participle))
    let between = last - first > 1 ? " … " : " "
    return tokens[first].core + between + tokens[last].core
  }

  /// `geteld wordt`, `geteld moet kunnen worden`.
  private static func before(_ verb: Int, _ tokens: [Token]) -> Int? {
    var index = verb - 1
    while index >= 0, modals.contains(tokens[index].lower), !tokens[index].endsClause { index -= 1 }
    guard index >= 0, !tokens[index].endsClause, isParticiple(index, tokens) else { return nil }
    // `is gesloopt geworden`, but `Wie is verhuisd wordt lid`.
    if tokens[verb].lower == "geworden" { return index }
    let helper = index > 0 ? tokens[index - 1].lower : ""
    return having.contains(helper) || being.contains(helper) ? nil : index
  }

  /// `wordt door het CBS geteld`.
  private static func after(_ verb: Int, _ tokens: [Token]) -> Int? {
    // What follows `geworden` belongs to something else.
    guard !endsScope(tokens[verb]), tokens[verb].lower != "geworden" else { return nil }
    var depth = 0
    for index in tokens.indices.dropFirst(verb + 1) {
      let token = tokens[index]
      depth += depthChange(token)
      if depth == 0 || token.raw.contains(")") && depth < 0 {
        if isOther(index, verb, tokens) { return nil }
        if isParticiple(index, tokens), !belongsToNext(index, tokens) { return index }
        if endsScope(token) { return nil }
      }
    }
    return nil
  }

  private static func depthChange(_ token: Token) -> Int {
    token.raw.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
  }

  private static func endsScope(_ token: Token) -> Bool {
    token.tail.contains { ",;:…–—|·•".contains($0) } || token.raw == "-"
  }

  private static func isParticiple(_ index: Int, _ tokens: [Token]) -> Bool {
    let before = index > 0 ? tokens[index - 1].lower : ""
    return !tokens[index].isName && before != "te" && !articles.contains(before)
      && Participle.isOne(tokens[index].lower)
  }

  /// Whether another verb starts here that a participle could belong to.
  private static func isOther(_ index: Int, _ verb: Int, _ tokens: [Token]) -> Bool {
    let word = tokens[index].lower
    if stops.contains(word) || having.contains(word) { return true }
    // `wordt groter dan geschat`, but `wordt dan geschat`.
    if word == "dan" { return tokens[index - 1].lower.hasSuffix("er") }
    guard being.contains(word) else { return false }
    // `wordt zijn inkomen geteld`, `wordt door zijn gezin geholpen`.
    return word != "zijn" || index != verb + 1 && !prepositions.contains(tokens[index - 1].lower)
  }

  /// `wordt wat gemaakt is`.
  private static func belongsToNext(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index + 1 < tokens.count, !tokens[index].endsClause else { return false }
    let next = tokens[index + 1].lower
    return having.contains(next) || being.contains(next)
  }
}
