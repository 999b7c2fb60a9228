-- A list shows whether a prescription is of an example without reading its record.

DROP TRIGGER prescriptions_not_updated;

ALTER TABLE prescriptions ADD COLUMN example INTEGER NOT NULL DEFAULT 0 CHECK (example IN (0, 1));
UPDATE prescriptions SET example = 1 WHERE json_extract(record, '$.prescription.device.example');

CREATE TRIGGER prescriptions_not_updated BEFORE UPDATE ON prescriptions
BEGIN
  SELECT RAISE (ABORT, 'a signed prescription is never changed');
END;
