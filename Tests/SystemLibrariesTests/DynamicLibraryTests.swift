import IndicatorSchema
import SystemLibraries
import Testing

/// Libraries that are loaded at run time.
@Suite struct DynamicLibraryTests {
  private let libc = SystemLibrary(
    name: "libc", sonames: ["libnothing.so.9", "libc.so.6"], package: "libc6", purpose: "for everything")

  @Test func aFunctionOfALoadedLibraryIsCalled() throws {
    let length: @convention(c) (UnsafePointer<CChar>) -> Int = try DynamicLibrary(libc).function("strlen")
    #expect("Súdwest-Fryslân".withCString { length($0) } == 17)
  }

  @Test func theNextNameIsTriedWhenTheFirstIsNotThere() throws {
    #expect(try DynamicLibrary(libc).library == libc)
  }

  @Test func anAbsentLibraryIsNamedWithItsPackage() throws {
    let absent = SystemLibrary(
      name: "libabsent", sonames: ["libabsent.so.1"], package: "libabsent1", purpose: "to test")
    let complaint = try #require(throws: Diagnostic.self) { try DynamicLibrary(absent) }
    #expect(complaint.code == .missingLibrary)
    #expect(
      complaint.message.hasPrefix("libabsent, which is needed to test, can't be loaded: libabsent.so.1"))
    #expect(complaint.hint?.contains("apt-get install libabsent1") == true)
  }

  @Test func aFunctionThatIsNotThereIsNamed() throws {
    let library = try DynamicLibrary(libc)
    let complaint = try #require(throws: Diagnostic.self) {
      let _: @convention(c) () -> Void = try library.function("no_such_function")
    }
    #expect(complaint.code == .missingLibrary)
    #expect(complaint.message == "the libc that is installed has no 'no_such_function'")
  }

  @Test func theListForTheDoctorIsInOrderAndComplete() {
    let names = SystemLibrary.optional.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(SystemLibrary.optional) == [.curl, .lzma, .zstd, .bzip2, .postgreSQL])
    #expect(SystemLibrary.accelerators == [.isal])
  }
}
