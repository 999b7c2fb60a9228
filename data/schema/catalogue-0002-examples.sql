-- To be an example is the article's own mark, not its source's: the example assortment can be read in as any other file,
-- and a file may hold both.

ALTER TABLE articles ADD COLUMN example INTEGER NOT NULL DEFAULT 0 CHECK (example IN (0, 1));
ALTER TABLE incoming ADD COLUMN example INTEGER NOT NULL DEFAULT 0 CHECK (example IN (0, 1));
UPDATE articles SET example = (SELECT example FROM sources WHERE sources.id = articles.source);

ALTER TABLE sources DROP COLUMN example;
ALTER TABLE sources ADD COLUMN n_examples INTEGER NOT NULL DEFAULT 0;
UPDATE sources SET n_examples = (SELECT count(*) FROM articles WHERE source = sources.id AND example);
