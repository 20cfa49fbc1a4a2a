/// A few values in memory that nobody counts references to, for what is looked at for every element.
///
/// Whoever made it frees it.
struct PlainList<Element: BitwiseCopyable>: BitwiseCopyable {
  private let start: UnsafeMutablePointer<Element>?
  let count: Int

  init(_ values: [Element] = []) {
    count = values.count
    guard !values.isEmpty else {
      start = nil
      return
    }
    let start = UnsafeMutablePointer<Element>.allocate(capacity: values.count)
    start.initialize(from: values, count: values.count)
    self.start = start
  }

  func free() { start?.deallocate() }

  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

  @inline(__always)
  subscript(index: Int) -> Element { UnsafeBufferPointer(start: start, count: count)[index] }
}
