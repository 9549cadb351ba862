-- How long requests had waited that people decided on one day (days since 1970, UTC), so that a year
-- is three hundred rows and not every request of it. A day is counted anew when one of it changes.
CREATE TABLE `waits` (
	`day` integer PRIMARY KEY NOT NULL,
	`decided` integer NOT NULL,
	`waited_ms` integer NOT NULL,
	`longest_ms` integer NOT NULL
);
INSERT INTO `waits` SELECT `decided_at` / 86400000, count(*), sum(`decided_at` - `filed_at`), max(`decided_at` - `filed_at`)
	FROM `requests` WHERE `decided_at` IS NOT NULL GROUP BY 1;
CREATE TRIGGER `request_waited` AFTER INSERT ON `requests` WHEN new.`decided_at` IS NOT NULL BEGIN
	INSERT OR REPLACE INTO `waits` SELECT `decided_at` / 86400000, count(*), sum(`decided_at` - `filed_at`), max(`decided_at` - `filed_at`)
		FROM `requests` WHERE `decided_at` / 86400000 = new.`decided_at` / 86400000 AND `decided_at` IS NOT NULL GROUP BY 1;
END;
CREATE TRIGGER `request_waited_anew` AFTER UPDATE OF `decided_at`, `filed_at` ON `requests`
WHEN old.`decided_at` IS NOT new.`decided_at` OR old.`filed_at` <> new.`filed_at` BEGIN
	DELETE FROM `waits` WHERE `day` IN (old.`decided_at` / 86400000, new.`decided_at` / 86400000);
	INSERT INTO `waits` SELECT `decided_at` / 86400000, count(*), sum(`decided_at` - `filed_at`), max(`decided_at` - `filed_at`)
		FROM `requests` WHERE `decided_at` / 86400000 IN (old.`decided_at` / 86400000, new.`decided_at` / 86400000) AND `decided_at` IS NOT NULL GROUP BY 1;
END;
