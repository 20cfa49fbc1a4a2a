#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How patient and how polite a client is.
public struct HTTPPolicy: Hashable, Sendable {
  /// How the client names itself to servers.
  public var userAgent = "peil"
  /// How long a connection may take.
  public var connectTimeout = Duration.seconds(20)
  /// How long a server may send nothing.
  public var idleTimeout = Duration.seconds(60)
  /// How long a document may take, all attempts and pauses included.
  public var totalTimeout = Duration.seconds(2 * 60 * 60)
  /// The largest body, decompressed.
  public var maximumBytes = 16 << 30
  /// How many redirects are followed.
  public var maximumRedirects = 10
  /// How many transfers from one host may go on at the same time.
  public var transfersPerHost = 1
  /// When and how often a transfer that failed is tried again.
  public var retries = RetryPolicy()
  /// The file of the certificates that are trusted, `SSL_CERT_FILE` of the environment unless given; nil for those
  /// of the system.
  public var certificateFile: String? = HTTPPolicy.environment("SSL_CERT_FILE")

  /// The policy for public data: patient, and one request at a time.
  public init() {}

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}

/// When and how often a transfer that failed is tried again.
public struct RetryPolicy: Hashable, Sendable {
  /// How many times in a row a transfer is tried again without a single new byte.
  public var withoutProgress = 5
  /// How many times it is tried again in all.
  public var total = 50
  /// The pause before the first of them; each further one is twice as long, on average.
  public var firstPause = Duration.milliseconds(500)
  /// The longest pause; a server that asks for a longer one is left alone.
  public var longestPause = Duration.seconds(120)
  /// The start of the pseudo-random part of the pauses.
  public var seed: UInt64 = 0

  /// The usual policy.
  public init() {}

  /// How long to wait before a transfer is tried again: twice as long each time, give or take a quarter.
  ///
  /// - Parameters:
  ///   - count: How many times it was tried again without progress, from 0.
  ///   - address: What is fetched, so that many clients or documents do not come back all at once.
  func pause(before count: Int, of address: String) -> Duration {
    var state = address.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    state &+= UInt64(count) &* 0x9E37_79B9_7F4A_7C15
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    let fraction = Double((state ^ (state >> 31)) >> 11) / Double(1 << 53)
    let doubled = firstPause * (1 << min(count, 20))
    return min(longestPause, doubled * (0.75 + fraction / 2))
  }
}

/// A transfer that failed and is about to be tried again.
public struct HTTPRetry: Hashable, Sendable {
  /// Why, with the address.
  public var reason: String
  /// How many times this document was tried again before.
  public var count: Int
  /// How long the pause is.
  public var pause: Duration
}
