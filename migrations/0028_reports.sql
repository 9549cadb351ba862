CREATE TABLE `policy_findings` (
	`only` integer PRIMARY KEY NOT NULL CHECK (`only` = 1),
	`mark` text NOT NULL,
	`found_at` integer NOT NULL,
	`findings` text NOT NULL
);

ALTER TABLE `requests` ADD `decided_at` integer;
UPDATE `requests` SET `decided_at` = (SELECT min(`h`.`at`) FROM `history` `h` WHERE `h`.`request_id` = `requests`.`id`
	AND (`h`.`type` = 'request.rejected' OR (`h`.`type` = 'request.approved' AND `h`.`data` ->> 'isAutomatic' = 0)));
CREATE INDEX `requests_by_wait` ON `requests` (`decided_at` / 86400000, `decided_at` - `filed_at`) WHERE `decided_at` IS NOT NULL;
