ALTER TABLE animals ADD COLUMN legs INTEGER NOT NULL DEFAULT 4;
INSERT INTO animals (name, legs) VALUES ('mås', 2);
