public import Store

/// The tables of what grids are called outside and where they lie, both dated.
public enum GridSchema {
  public static let migrations = [
    Migration(
      "registry-0003-grids",
      """
      CREATE TABLE grid_code (
        community BIGINT NOT NULL, grid_id BIGINT NOT NULL, from_day TEXT NOT NULL, to_day TEXT,
        code TEXT NOT NULL, PRIMARY KEY (community, grid_id, from_day));
      CREATE UNIQUE INDEX grid_code_code ON grid_code (community, code, from_day);
      CREATE TABLE grid_area (
        community BIGINT NOT NULL, grid_id BIGINT NOT NULL, from_day TEXT NOT NULL, to_day TEXT,
        ring TEXT NOT NULL, PRIMARY KEY (community, grid_id, from_day));
      """)
  ]
}
