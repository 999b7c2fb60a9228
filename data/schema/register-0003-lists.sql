-- Organisations' own lists of ISO codes. One that is replaced or removed ends and stays: an earlier prescription may rest
-- on it. Days are ISO 8601, times UTC.

CREATE TABLE code_lists (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  valid_from TEXT,
  valid_until TEXT,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX code_lists_in_use ON code_lists (name, owner) WHERE ended_at IS NULL;

CREATE TABLE code_list_rows (
  list INTEGER NOT NULL REFERENCES code_lists,
  line INTEGER NOT NULL,
  iso_code TEXT NOT NULL CHECK (length(iso_code) IN (2, 4, 6)),
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  applies_to TEXT,
  note TEXT
) STRICT;

CREATE INDEX code_list_rows_of_list ON code_list_rows (list);

CREATE TRIGGER code_lists_only_ended BEFORE UPDATE ON code_lists
WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
  OR (NEW.id, NEW.name, NEW.owner, NEW.complete, NEW.imported_at, NEW.imported_by)
    IS NOT (OLD.id, OLD.name, OLD.owner, OLD.complete, OLD.imported_at, OLD.imported_by)
  OR NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_until IS NOT OLD.valid_until
BEGIN
  SELECT RAISE (ABORT, 'a list is never changed, only ended');
END;

CREATE TRIGGER code_lists_not_deleted BEFORE DELETE ON code_lists
BEGIN
  SELECT RAISE (ABORT, 'a list is never removed');
END;

CREATE TRIGGER code_list_rows_not_updated BEFORE UPDATE ON code_list_rows
BEGIN
  SELECT RAISE (ABORT, 'a row of a list is never changed');
END;

CREATE TRIGGER code_list_rows_not_deleted BEFORE DELETE ON code_list_rows
BEGIN
  SELECT RAISE (ABORT, 'a row of a list is never removed');
END;
