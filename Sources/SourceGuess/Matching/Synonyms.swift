/// Words of titles that mean the same, in Dutch and English, so that a title comes near to the right indicator.
enum Synonyms {
  private static let groups: [[String]] = [
    ["inhabitants", "inwoners", "population", "bevolking", "residents", "pop"],
    ["households", "huishoudens", "hh"],
    ["dwellings", "dwelling", "woningen", "woning", "houses", "woningvoorraad"],
    ["income", "inkomen", "incomes"], ["education", "opleiding", "opgeleid", "opgeleiden", "edu"],
    ["work", "werk", "employment", "arbeid"], ["unemployment", "werkloosheid", "ww"],
    ["men", "mannen", "male", "males"], ["women", "vrouwen", "female", "females"],
    ["distance", "afstand"], ["library", "bibliotheek"], ["gp", "huisarts", "huisartsenpraktijk"],
    ["share", "aandeel", "percentage", "percent", "pct"], ["average", "gemiddeld", "gemiddelde", "mean"],
    ["value", "waarde", "woz"], ["low", "laag", "lage", "lowest", "laagste"],
    ["high", "hoog", "hoge", "highest", "hoogste"], ["owner", "koop", "koopwoningen", "ownership"],
    ["rented", "huur", "huurwoningen"], ["assistance", "bijstand"],
    ["density", "dichtheid", "bevolkingsdichtheid"],
    ["rate", "relatief"], ["urbanity", "stedelijkheid"], ["area", "oppervlakte"],
  ]

  private static let canonical: [String: String] = {
    let pairs = groups.flatMap { group in group.map { ($0, group[0]) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  /// Words that tell nothing.
  private static let fillers: Set<String> = [
    "de", "het", "een", "van", "of", "the", "and", "en", "in", "op", "met", "per", "to", "aantal", "number",
    "totaal",
    "total", "totale", "for", "tot", "a", "count",
  ]

  /// The words of a title that tell something, each in one form.
  static func words(_ title: String) -> Set<String> {
    Set(ColumnWords.words(title).filter { !fillers.contains($0) }.map { canonical[$0] ?? $0 })
  }

  /// The share of words that two titles have in common; nil when there are none.
  static func similarity(_ a: Set<String>, _ b: Set<String>) -> Double? {
    let all = a.union(b).count
    let common = a.intersection(b).count
    return all == 0 || common == 0 ? nil : Double(common) / Double(all)
  }
}
