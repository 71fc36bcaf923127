public import Store

/// The table by which rows that were imported are known again.
public enum ImportSchema {
  public static let migrations = [
    Migration(
      "cases-0003-import",
      """
      CREATE TABLE import_row (
        community BIGINT NOT NULL, source TEXT NOT NULL, row_key TEXT NOT NULL,
        digest BYTEA NOT NULL, matter_id BIGINT NOT NULL,
        PRIMARY KEY (community, source, row_key));
      """)
  ]
}
