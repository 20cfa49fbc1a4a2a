/// Finds lines and columns in a document that is in memory, each part of it once when the questions go forward.
public struct JSONPlaces {
  private var places = PlaceCounter(start: TextPlace())
  private let bytes: UnsafeRawBufferPointer

  /// Looks at a document, which has to outlive this.
  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The line and column of a byte, both from 1.
  public mutating func place(of offset: Int) -> (line: Int, column: Int) {
    guard let start = bytes.baseAddress else { return (1, 1) }
    let place = places.place(
      of: min(offset, bytes.count), in: start.assumingMemoryBound(to: UInt8.self))
    return (place.line, place.column)
  }
}

/// Counts lines as far as someone asks, and only once when the questions go forward.
struct PlaceCounter {
  private var counted = 0
  private var place: TextPlace
  private let start: TextPlace

  init(start: TextPlace) {
    self.start = start
    place = start
  }

  mutating func place(of offset: Int, in bytes: UnsafePointer<UInt8>) -> TextPlace {
    if offset < counted {
      counted = 0
      place = start
    }
    place.advance(over: UnsafeBufferPointer(start: bytes + counted, count: offset - counted))
    counted = offset
    return place
  }
}
