-- What a region has of ISO 9999 beside the shipped classification: official titles that it has bought, and what became of
-- the codes from one edition to the other.

CREATE TABLE iso_titles (
  edition TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (edition, code)
) STRICT, WITHOUT ROWID;

-- In the order of the file. A code that is new or went away has none beside it; one that was split has several rows.
CREATE TABLE iso_mapping (
  id INTEGER PRIMARY KEY,
  code16 TEXT,
  code22 TEXT,
  change TEXT,
  CHECK (code16 IS NOT NULL OR code22 IS NOT NULL)
) STRICT;

-- What follows from the mapping: all codes that a code of an edition has in the other one, separated by spaces. From 2016
-- only those that differ, since they are for the search alone; from 2022 all, since a device's code for the documents
-- must be the only one.
CREATE TABLE iso_counterparts (
  edition TEXT NOT NULL,
  code TEXT NOT NULL,
  codes TEXT NOT NULL,
  PRIMARY KEY (edition, code)
) STRICT, WITHOUT ROWID;

-- An article is found by the number that its code has in the other edition too.
ALTER TABLE articles ADD COLUMN other_codes TEXT;

DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (
  first_word, name, supplier, article_number, iso_code, other_codes,
  content = 'articles', content_rowid = 'id',
  prefix = '1 2 3 4', detail = column, columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 0'
);
-- Fewer and larger pieces of the index have to be merged while it is built.
INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);
INSERT INTO words (words) VALUES ('rebuild');
