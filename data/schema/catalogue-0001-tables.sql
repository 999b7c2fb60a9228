-- The catalogue: the assortment by source, and its search index. It holds nothing that an import can't bring back.

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  imported_at TEXT NOT NULL,
  n_articles INTEGER NOT NULL DEFAULT 0,
  example INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;

-- An import numbers all articles anew: id is the order in which equal hits are shown, best first. So the search index
-- gives them in that order without sorting.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES sources,
  article_number TEXT NOT NULL,
  name TEXT NOT NULL,
  first_word TEXT NOT NULL,
  supplier TEXT,
  iso_code TEXT,
  description TEXT,
  price_ore INTEGER,
  agreement TEXT,
  rank INTEGER,
  accessory INTEGER NOT NULL,
  discontinued INTEGER NOT NULL
) STRICT;

-- Where an import gathers the articles; empty at all other times.
CREATE TABLE incoming (
  source INTEGER NOT NULL,
  article_number TEXT NOT NULL,
  name TEXT NOT NULL,
  first_word TEXT NOT NULL,
  supplier TEXT,
  iso_code TEXT,
  description TEXT,
  price_ore INTEGER,
  agreement TEXT,
  rank INTEGER,
  accessory INTEGER NOT NULL,
  discontinued INTEGER NOT NULL
) STRICT;

CREATE INDEX articles_by_code ON articles (iso_code);
CREATE INDEX articles_by_number ON articles (article_number);

CREATE VIRTUAL TABLE words USING fts5 (
  first_word, name, supplier, article_number, iso_code,
  content = 'articles', content_rowid = 'id',
  prefix = '1 2 3 4', detail = column, columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 0'
);
