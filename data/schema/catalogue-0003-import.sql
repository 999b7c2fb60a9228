-- An article with everything that its file says of it, and what a newer file is compared with. What is not known is NULL.

ALTER TABLE sources ADD COLUMN plan_json TEXT; -- how the file was read
ALTER TABLE sources ADD COLUMN n_gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN n_unusable INTEGER NOT NULL DEFAULT 0;

ALTER TABLE articles RENAME TO articles_before;
DROP INDEX articles_by_code;
DROP INDEX articles_by_number;
DROP TABLE incoming;

-- An import numbers all articles anew: id is the order in which equal hits are shown, best first. So the search index
-- gives them in that order without sorting. A source is no reference here: with one, emptying the table would go row by row.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  article_number TEXT NOT NULL,
  name TEXT NOT NULL,
  first_word TEXT NOT NULL,
  supplier TEXT,
  iso_code TEXT,
  iso_edition TEXT,
  supplier_article_number TEXT,
  gtin TEXT,
  description TEXT,
  type TEXT,
  price INTEGER,    -- hundredths of the currency
  price_unit TEXT,
  currency TEXT,    -- NULL: not said, and the krona is meant
  price_since TEXT, -- the day of the first file with this price
  agreement TEXT,
  lot TEXT,
  rank INTEGER,
  valid_from TEXT,
  valid_until TEXT,
  assortment TEXT,
  orderable INTEGER,
  status TEXT,
  warranty INTEGER,
  warranty_unit TEXT,
  mdr_class TEXT,
  individually_tracked INTEGER,
  serial_number_required INTEGER,
  fits TEXT,        -- separated by U+001E
  technical TEXT,   -- name U+001F value U+001F unit, separated by U+001E
  accessory INTEGER NOT NULL,
  discontinued INTEGER NOT NULL,
  gone_since TEXT,  -- the day of the first file without the article, which is discontinued then
  example INTEGER NOT NULL CHECK (example IN (0, 1)),
  digest INTEGER NOT NULL -- of all that the file says: equal is unchanged
) STRICT;

-- What an import is about to put into the articles; empty at all other times. First what is new or changed (article says
-- whose row it replaces); where the order changes, then all the others too.
CREATE TABLE incoming (
  article INTEGER,
  place TEXT NOT NULL, -- the key of the order
  source INTEGER NOT NULL,
  article_number TEXT NOT NULL,
  name TEXT NOT NULL,
  first_word TEXT NOT NULL,
  supplier TEXT,
  iso_code TEXT,
  iso_edition TEXT,
  supplier_article_number TEXT,
  gtin TEXT,
  description TEXT,
  type TEXT,
  price INTEGER,
  price_unit TEXT,
  currency TEXT,
  price_since TEXT,
  agreement TEXT,
  lot TEXT,
  rank INTEGER,
  valid_from TEXT,
  valid_until TEXT,
  assortment TEXT,
  orderable INTEGER,
  status TEXT,
  warranty INTEGER,
  warranty_unit TEXT,
  mdr_class TEXT,
  individually_tracked INTEGER,
  serial_number_required INTEGER,
  fits TEXT,
  technical TEXT,
  accessory INTEGER NOT NULL,
  discontinued INTEGER NOT NULL,
  gone_since TEXT,
  example INTEGER NOT NULL CHECK (example IN (0, 1)),
  digest INTEGER NOT NULL
) STRICT;

INSERT INTO articles (id, source, article_number, name, first_word, supplier, iso_code, description, price, price_since,
                      agreement, rank, accessory, discontinued, example, digest)
  SELECT a.id, source, article_number, a.name, first_word, supplier, iso_code, description, price_ore,
         iif (price_ore IS NULL, NULL, substr (imported_at, 1, 10)), agreement, rank, accessory, discontinued, example, 0
  FROM articles_before AS a JOIN sources ON sources.id = a.source ORDER BY a.id;
DROP TABLE articles_before;

CREATE INDEX articles_by_code ON articles (iso_code);
CREATE INDEX articles_by_number ON articles (article_number);
CREATE INDEX articles_by_supplier_number ON articles (supplier_article_number) WHERE supplier_article_number IS NOT NULL;
CREATE INDEX articles_by_gtin ON articles (gtin) WHERE gtin IS NOT NULL;

-- Prices that no longer hold. An import numbers all articles anew, so they are kept by what the file calls the article.
CREATE TABLE prices (
  source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  article_number TEXT NOT NULL, -- folded
  supplier TEXT NOT NULL,       -- folded; '' where it is not known
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  price INTEGER NOT NULL,
  currency TEXT,
  unit TEXT,
  PRIMARY KEY (source, article_number, supplier, since)
) STRICT, WITHOUT ROWID;

-- Fewer and larger pieces of the index have to be merged while it is built.
INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);
