-- The register: who has been prescribed what. Signed prescriptions, their events and the audit log are only ever added
-- to; the triggers see to that. Times are UTC in ISO 8601.

-- The raw keys of other files of the workspace.
CREATE TABLE keys (
  name TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The prescription that is being written, as JSON.
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  draft TEXT NOT NULL
) STRICT;

CREATE TABLE persons (
  id INTEGER PRIMARY KEY,
  number TEXT UNIQUE CHECK (length(number) = 12),
  reference TEXT UNIQUE CHECK (reference <> ''),
  name TEXT NOT NULL,
  birth_year INTEGER NOT NULL DEFAULT 0,
  CHECK ((number IS NULL) <> (reference IS NULL))
) STRICT;

CREATE TABLE prescriptions (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES persons,
  iso_code TEXT NOT NULL CHECK (length(iso_code) IN (2, 4, 6)),
  article_number TEXT NOT NULL,
  device_name TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  follow_up TEXT,
  replaces TEXT REFERENCES prescriptions (id),
  corrects TEXT REFERENCES prescriptions (id),
  record TEXT NOT NULL,
  record_sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX prescriptions_of_person ON prescriptions (person, sequence);

CREATE TABLE events (
  sequence INTEGER PRIMARY KEY,
  prescription TEXT NOT NULL REFERENCES prescriptions (id),
  kind TEXT NOT NULL CHECK (kind IN ('signed', 'exchanged', 'returned', 'corrected', 'followed-up')),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  note TEXT,
  related TEXT REFERENCES prescriptions (id)
) STRICT;

CREATE INDEX events_of_prescription ON events (prescription, sequence);

-- A prescription ends once.
CREATE UNIQUE INDEX events_ending ON events (prescription)
  WHERE kind IN ('exchanged', 'returned', 'corrected');

-- A chain: each hash is taken over the hash before it and the line's own fields.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  person TEXT,
  action TEXT NOT NULL,
  object TEXT,
  hash TEXT NOT NULL
) STRICT;

CREATE INDEX audit_of_person ON audit (person, number);

CREATE TRIGGER prescriptions_not_updated BEFORE UPDATE ON prescriptions
BEGIN
  SELECT RAISE (ABORT, 'a signed prescription is never changed');
END;

CREATE TRIGGER prescriptions_not_deleted BEFORE DELETE ON prescriptions
BEGIN
  SELECT RAISE (ABORT, 'a signed prescription is never removed');
END;

CREATE TRIGGER events_not_updated BEFORE UPDATE ON events
BEGIN
  SELECT RAISE (ABORT, 'an event is never changed');
END;

CREATE TRIGGER events_not_deleted BEFORE DELETE ON events
BEGIN
  SELECT RAISE (ABORT, 'an event is never removed');
END;

CREATE TRIGGER audit_not_updated BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit log is never changed');
END;

CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit log is never shortened');
END;
