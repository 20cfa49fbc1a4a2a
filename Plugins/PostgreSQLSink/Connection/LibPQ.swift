import SystemLibraries

/// The functions of libpq, the library through which programs speak to PostgreSQL.
struct LibPQ {
  typealias Text = UnsafePointer<CChar>?
  typealias Texts = UnsafePointer<UnsafePointer<CChar>?>?

  let connect: @convention(c) (Texts, Texts, CInt) -> OpaquePointer?
  let finish: @convention(c) (OpaquePointer?) -> Void
  let status: @convention(c) (OpaquePointer?) -> CInt
  let errorMessage: @convention(c) (OpaquePointer?) -> Text
  let setNoticeProcessor:
    @convention(c) (
      OpaquePointer?, (@convention(c) (UnsafeMutableRawPointer?, Text) -> Void)?, UnsafeMutableRawPointer?
    ) -> UnsafeRawPointer?
  let parseConnection:
    @convention(c) (Text, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> UnsafeMutableRawPointer?
  let freeParsed: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let freeMemory: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let execute:
    @convention(c) (
      OpaquePointer?, Text, CInt, UnsafePointer<CUnsignedInt>?, Texts, UnsafePointer<CInt>?,
      UnsafePointer<CInt>?, CInt
    ) -> OpaquePointer?
  let nextResult: @convention(c) (OpaquePointer?) -> OpaquePointer?
  let putCopyData: @convention(c) (OpaquePointer?, UnsafePointer<CChar>?, CInt) -> CInt
  let putCopyEnd: @convention(c) (OpaquePointer?, Text) -> CInt
  let resultStatus: @convention(c) (OpaquePointer?) -> CInt
  let errorField: @convention(c) (OpaquePointer?, CInt) -> Text
  let commandStatus: @convention(c) (OpaquePointer?) -> Text
  let rowCount: @convention(c) (OpaquePointer?) -> CInt
  let fieldCount: @convention(c) (OpaquePointer?) -> CInt
  let value: @convention(c) (OpaquePointer?, CInt, CInt) -> Text
  let isNull: @convention(c) (OpaquePointer?, CInt, CInt) -> CInt
  let clear: @convention(c) (OpaquePointer?) -> Void

  /// Loads the library.
  ///
  /// - Throws: `Diagnostic` `system.missing-library`.
  init() throws {
    let library = try DynamicLibrary(.postgreSQL)
    connect = try library.function("PQconnectdbParams")
    finish = try library.function("PQfinish")
    status = try library.function("PQstatus")
    errorMessage = try library.function("PQerrorMessage")
    setNoticeProcessor = try library.function("PQsetNoticeProcessor")
    parseConnection = try library.function("PQconninfoParse")
    freeParsed = try library.function("PQconninfoFree")
    freeMemory = try library.function("PQfreemem")
    execute = try library.function("PQexecParams")
    nextResult = try library.function("PQgetResult")
    putCopyData = try library.function("PQputCopyData")
    putCopyEnd = try library.function("PQputCopyEnd")
    resultStatus = try library.function("PQresultStatus")
    errorField = try library.function("PQresultErrorField")
    commandStatus = try library.function("PQcmdStatus")
    rowCount = try library.function("PQntuples")
    fieldCount = try library.function("PQnfields")
    value = try library.function("PQgetvalue")
    isNull = try library.function("PQgetisnull")
    clear = try library.function("PQclear")
  }
}
