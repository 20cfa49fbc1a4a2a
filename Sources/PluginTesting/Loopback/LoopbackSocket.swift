import Foundation

/// A connection of a server on this machine.
struct LoopbackSocket: Sendable {
  private let descriptor: Int32

  #if canImport(Darwin)
    static let stream = SOCK_STREAM
    static let readAndWrite = SHUT_RDWR
    private static let flags: Int32 = 0
  #else
    static let stream = Int32(SOCK_STREAM.rawValue)
    static let readAndWrite = Int32(SHUT_RDWR)
    private static let flags = Int32(MSG_NOSIGNAL)
  #endif

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Binds a socket to a free port of the loopback interface and listens; the port, or nil.
  static func listen(_ descriptor: Int32) -> UInt16? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && Foundation.listen(descriptor, 16) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    return isBound ? UInt16(bigEndian: address.sin_port) : nil
  }

  /// The next request up to its empty line; nil when the other side is gone.
  func readHead() -> [UInt8]? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard recv(descriptor, &byte, 1, 0) == 1, head.count < 1 << 16 else { return nil }
      head.append(byte)
    }
    return head
  }

  /// This many bytes; nil when the other side is gone before.
  func read(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < count {
      let got = recv(descriptor, &buffer, min(buffer.count, count - bytes.count), 0)
      guard got > 0 else { return nil }
      bytes += buffer[..<got]
    }
    return bytes
  }

  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Self.flags)
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Makes `close` send a reset instead of an orderly end.
  func breakConnection() {
    var abrupt = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &abrupt, socklen_t(MemoryLayout<linger>.size))
  }

  func close() { Foundation.close(descriptor) }
}
