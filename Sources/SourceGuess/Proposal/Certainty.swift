import Foundation

/// How sure a guess is, and what it rests on.
public struct Certainty: Hashable, Sendable {
  /// The probability that the guess is right, from 0 to 1.
  public var probability: Double
  /// What tells so.
  public var reason: String

  /// Makes a certainty.
  public init(_ probability: Double, _ reason: String) {
    self.probability = min(max(probability, 0), 1)
    self.reason = reason
  }

  /// The probability in words.
  public var word: String {
    switch probability {
    case 0.95...: "certain"
    case 0.85..<0.95: "very likely"
    case 0.65..<0.85: "likely"
    case 0.35..<0.65: "unsure"
    default: "a mere guess"
    }
  }

  /// The probability with two decimals.
  public var number: String {
    let hundredths = Int((probability * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// Word, number and reason, as comments print them.
  public var text: String { "\(word) (\(number)): \(reason)" }
}
