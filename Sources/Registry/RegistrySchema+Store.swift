public import Store

/// The tables of places, homes, people, bodies and powers.
public enum RegistrySchema {
  public static let migrations = [
    Migration(
      "registry-0001-first-nouns",
      """
      CREATE TABLE place (
        community BIGINT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
        telephone TEXT NOT NULL, address TEXT NOT NULL, demo INTEGER NOT NULL,
        founded_at BIGINT NOT NULL);
      CREATE TABLE place_code (
        community BIGINT NOT NULL, code_system TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT,
        code TEXT NOT NULL, PRIMARY KEY (community, code_system, from_day));
      CREATE TABLE estate (
        community BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (community, id));
      CREATE TABLE grid (
        community BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (community, id));
      CREATE TABLE building (
        community BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (community, id));
      CREATE TABLE building_part_of (
        community BIGINT NOT NULL, building_id BIGINT NOT NULL, grouping_kind TEXT NOT NULL,
        from_day TEXT NOT NULL, to_day TEXT, group_id BIGINT NOT NULL,
        PRIMARY KEY (community, building_id, grouping_kind, from_day));
      CREATE INDEX building_part_of_group
        ON building_part_of (community, grouping_kind, group_id, building_id);
      CREATE TABLE unit (
        community BIGINT NOT NULL, id BIGINT NOT NULL, building_id BIGINT NOT NULL,
        name TEXT NOT NULL, PRIMARY KEY (community, id));
      CREATE TABLE home (
        community BIGINT NOT NULL, id BIGINT NOT NULL, building_id BIGINT NOT NULL, unit_id BIGINT,
        number TEXT NOT NULL, purpose TEXT NOT NULL, area BIGINT, PRIMARY KEY (community, id));
      CREATE UNIQUE INDEX home_number
        ON home (community, building_id, COALESCE(unit_id, 0), number);
      CREATE TABLE person (
        community BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, telephone TEXT,
        entered_at BIGINT NOT NULL, PRIMARY KEY (community, id));
      CREATE TABLE body (
        community BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        telephone TEXT, from_day TEXT NOT NULL, to_day TEXT, PRIMARY KEY (community, id));
      CREATE TABLE power_grant (
        community BIGINT NOT NULL, id BIGINT NOT NULL, person_id BIGINT NOT NULL,
        body_id BIGINT NOT NULL, office TEXT NOT NULL, powers TEXT NOT NULL,
        reach TEXT NOT NULL, reach_id BIGINT, from_day TEXT NOT NULL, to_day TEXT,
        PRIMARY KEY (community, id));
      CREATE INDEX power_grant_person ON power_grant (community, person_id, body_id);
      """,
      personal: [
        PersonalColumn(
          "person.name", purpose: "to address and to call the person back", basis: .duty,
          class: .identifying, retentionDays: 1095),
        PersonalColumn(
          "person.telephone", purpose: "to call the person back", basis: .duty,
          class: .identifying, retentionDays: 1095),
      ])
  ]
}
