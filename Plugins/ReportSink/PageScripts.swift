import Crypto
import Foundation

/// The scripts of pages, each with the hash by which a page allows it and no other.
enum PageScript: CaseIterable, Sendable {
  /// Sorts and filters tables of areas.
  case areas
  /// Finds municipalities by name.
  case finder
  /// Puts two municipalities beside each other.
  case pair

  /// The text.
  var text: String {
    switch self {
    case .areas: String(decoding: PackageResources.areas_js, as: UTF8.self)
    case .finder: String(decoding: PackageResources.finder_js, as: UTF8.self)
    case .pair: String(decoding: PackageResources.pair_js, as: UTF8.self)
    }
  }

  /// The source expression of the content security policy: the SHA-256 of the text between the tags.
  var hash: String { "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() }
}
