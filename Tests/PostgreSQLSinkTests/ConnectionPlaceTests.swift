import Testing

@testable import PostgreSQLSink

@Suite("Where a database is can be said without who wants in")
struct ConnectionPlaceTests {
  @Test(
    "a password in either way of writing leaves no trace",
    arguments: [
      ("host=db dbname=figures user=peil password=hush", "hush"),
      ("host=db password='hush \\' word' dbname=figures", "word"),
      ("postgresql://peil:hush@db.example.org/figures", "hush"),
      ("postgresql://db.example.org/figures?user=peil&password=hush&connect_timeout=5", "hush"),
    ])
  func withoutPassword(_ text: String, _ secret: String) {
    let place = ConnectionString.place(text)
    #expect(!place.contains(secret) && !place.contains("peil"))
    #expect(place.contains("figures") && place.contains("db"))
  }

  @Test("another password is the same place, another host is another")
  func compared() {
    let place = ConnectionString.place
    #expect(place("postgresql://a:b@h/d") == place("postgresql://a:c@h/d"))
    #expect(place("postgresql://a:b@h/d") != place("postgresql://a:b@i/d"))
    #expect(place("host=h dbname=d password=x") == place("host=h dbname=d password=y"))
  }
}
