public import Store

/// The table of administrative divisions, shared by all places: its rows stand under community 0.
public enum DivisionSchema {
  public static let migrations = [
    Migration(
      "registry-0002-divisions",
      """
      CREATE TABLE division (
        community BIGINT NOT NULL DEFAULT 0, code_system TEXT NOT NULL, year INTEGER NOT NULL,
        code TEXT NOT NULL, level INTEGER NOT NULL, parent TEXT NOT NULL, title TEXT NOT NULL,
        PRIMARY KEY (community, code_system, year, code));
      CREATE INDEX division_title ON division (community, code_system, year, title);
      CREATE INDEX division_code ON division (community, code_system, level, code, year);
      CREATE INDEX division_parent ON division (community, code_system, year, parent, code);
      """)
  ]
}
