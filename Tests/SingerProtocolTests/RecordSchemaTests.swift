import IndicatorSchema
import JSONReading
import Testing

@testable import SingerProtocol

@Suite("Records are held against their schema")
struct RecordSchemaTests {
  static func violation(_ schema: String, _ value: String) throws -> String? {
    let schema = try RecordSchema(JSONValue(parsing: Array(schema.utf8)), at: Place("tap"))
    return schema.violation(in: try JSONValue(parsing: Array(value.utf8)))?.description
  }

  @Test(
    "what fits",
    arguments: [
      (#"{}"#, #"{"a":[1,null]}"#),
      (#"{"properties":{"a":{"type":["null","string"]}}}"#, #"{"a":null,"b":1}"#),
      (#"{"properties":{"a":{"type":"integer"}}}"#, #"{"a":12e1}"#),
      (#"{"properties":{"a":{"type":"integer"}}}"#, #"{"a":1.0}"#),
      (#"{"properties":{"a":{"type":"number","multipleOf":0.01}}}"#, #"{"a":0.07}"#),
      (#"{"properties":{"a":{"multipleOf":1e-10}}}"#, #"{"a":123456789012345678.0000000001}"#),
      (#"{"properties":{"a":{"minimum":0.1,"maximum":0.3}}}"#, #"{"a":0.30}"#),
      (#"{"properties":{"a":{"exclusiveMinimum":0,"minimum":0}}}"#, #"{"a":1e-400}"#),
      (#"{"properties":{"a":{"format":"date-time"}}}"#, #"{"a":"2024-02-29T23:59:60.5+01:00"}"#),
      (#"{"properties":{"a":{"format":"date-time"}}}"#, #"{"a":"2024-01-01 00:00:00"}"#),
      (#"{"properties":{"a":{"format":"singer.decimal"}}}"#, #"{"a":"1.5"}"#),
      (#"{"properties":{"a":{"enum":[1,"x"]}}}"#, #"{"a":1.0}"#),
      (
        #"{"properties":{"a":{"anyOf":[{"type":"null"},{"type":"string","format":"date"}]}}}"#,
        #"{"a":"2024-12-31"}"#
      ),
      (#"{"properties":{"a":{"type":"array","items":{"type":"integer"}}}}"#, #"{"a":[]}"#),
      (#"{"additionalProperties":{"type":"integer"}}"#, #"{"a":1}"#),
      (#"{"properties":{"a":true},"required":["a"]}"#, #"{"a":null}"#),
      (#"{"properties":{"a":{"maxLength":1}}}"#, #"{"a":"é"}"#),
      (#"{"properties":{"a":{"pattern":"^x$"}}}"#, #"{"a":"y"}"#),
    ])
  func fits(schema: String, value: String) throws {
    #expect(try Self.violation(schema, value) == nil)
  }

  @Test(
    "what does not, and why",
    arguments: [
      (#"{"type":"object","required":["a"]}"#, #"{}"#, "'a': is required and missing"),
      (#"{"properties":{"a":{"type":"string"}}}"#, #"{"a":null}"#, "'a': expected string, found null"),
      (
        #"{"properties":{"a":{"type":["null","number"]}}}"#, #"{"a":"5"}"#,
        "'a': expected null or number, found '5'"
      ),
      (#"{"properties":{"a":{"type":"integer"}}}"#, #"{"a":1.50}"#, "'a': expected integer, found 1.50"),
      (
        #"{"properties":{"a":{"multipleOf":0.01}}}"#, #"{"a":0.071}"#,
        "'a': 0.071 is no multiple of what 'multipleOf' says"
      ),
      (
        #"{"properties":{"a":{"multipleOf":10}}}"#, #"{"a":105}"#,
        "'a': 105 is no multiple of what 'multipleOf' says"
      ),
      (#"{"properties":{"a":{"minimum":0}}}"#, #"{"a":-1e-999}"#, "'a': -1e-999 is below the minimum"),
      (
        #"{"properties":{"a":{"maximum":9007199254740993}}}"#, #"{"a":9007199254740994}"#,
        "'a': 9007199254740994 is above the maximum"
      ),
      (
        #"{"properties":{"a":{"maximum":1,"exclusiveMaximum":true}}}"#, #"{"a":1.0}"#,
        "'a': 1.0 is not below the exclusive maximum"
      ),
      (
        #"{"properties":{"a":{"exclusiveMinimum":1}}}"#, #"{"a":1}"#,
        "'a': 1 is not above the exclusive minimum"
      ),
      (
        #"{"properties":{"a":{"format":"date-time"}}}"#, #"{"a":"2023-02-29T00:00:00Z"}"#,
        "'a': '2023-02-29T00:00:00Z' is no date and time"
      ),
      (#"{"properties":{"a":{"format":"date"}}}"#, #"{"a":"2023-1-1"}"#, "'a': '2023-1-1' is no date"),
      (#"{"properties":{"a":{"format":"time"}}}"#, #"{"a":"24:00:00"}"#, "'a': '24:00:00' is no time"),
      (
        #"{"properties":{"a":{"enum":["x","y"]}}}"#, #"{"a":"z"}"#, "'a': 'z' is none of the values in 'enum'"
      ),
      (
        #"{"properties":{"a":{"anyOf":[{"type":"null"},{"type":"integer"}]}}}"#, #"{"a":"z"}"#,
        "'a': 'z' fits none of 'anyOf'"
      ),
      (
        #"{"properties":{"a":{"oneOf":[{"type":"number"},{"type":"integer"}]}}}"#, #"{"a":1}"#,
        "'a': 1 fits 2 of 'oneOf'"
      ),
      (
        #"{"properties":{"a":{"allOf":[{"type":"number"},{"maximum":1}]}}}"#, #"{"a":2}"#,
        "'a': 2 is above the maximum"
      ),
      (
        #"{"properties":{"a":{"items":{"properties":{"b":{"type":"null"}}}}}}"#, #"{"a":[{},{"b":1}]}"#,
        "'a[1].b': expected null, found 1"
      ),
      (
        #"{"properties":{"a":{}},"additionalProperties":false}"#, #"{"b":1}"#,
        "'b': is not among the properties of the schema"
      ),
      (#"{"additionalProperties":{"type":"integer"}}"#, #"{"b":"x"}"#, "'b': expected integer, found 'x'"),
      (#"{"properties":{"a":false}}"#, #"{"a":1}"#, "'a': may not be there"),
      (#"{"properties":{"a":{"minLength":2}}}"#, #"{"a":"é"}"#, "'a': 'é' is shorter than 2 characters"),
      (
        #"{"properties":{"a":{"properties":{"b":{}},"required":["b"]}}}"#, #"{"a":{}}"#,
        "'a.b': is required and missing"
      ),
    ])
  func doesNot(schema: String, value: String, expected: String) throws {
    #expect(try Self.violation(schema, value) == expected)
  }

  @Test("values inside objects are named with their path, in the order of the schema")
  func leaves() throws {
    let schema =
      #"{"properties":{"b":{},"a":{"properties":{"x":{},"y":{"properties":{"z":{}}}}},"c":{"type":"object"}}}"#
    let read = try RecordSchema(JSONValue(parsing: Array(schema.utf8)), at: Place("tap"))
    #expect(read.leaves == [["b"], ["a", "x"], ["a", "y", "z"], ["c"]])
  }
}
