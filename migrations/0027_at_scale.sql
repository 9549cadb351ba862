CREATE VIEW `name_places` AS
	WITH RECURSIVE `counted`(`at`) AS (SELECT 1 UNION ALL SELECT `at` + 1 FROM `counted` WHERE `at` < 64)
	SELECT `at` FROM `counted`;
CREATE TABLE `resource_grams` (
	`gram` text NOT NULL,
	`name` text NOT NULL,
	`account` text NOT NULL,
	PRIMARY KEY(`gram`, `name`, `account`)
) WITHOUT ROWID;

CREATE TABLE `resource_tags` (
	`tag` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`tag`, `name`)
) WITHOUT ROWID;

INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 0 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 1 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 2 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 3 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 4 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 5 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 6 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`r`.`name`), `p`.`at`, 3), `r`.`name`, '' FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(`r`.`name`) WHERE `r`.`rowid` % 8 = 7 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 0 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 1 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 2 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 3 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 4 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 5 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 6 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`a`.`name`), `p`.`at`, 3), `r`.`name`, `a`.`name` FROM `accounts` `a` JOIN `resources` `r` ON `r`.`id` = `a`.`resource_id` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`rowid` % 8 = 7 ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
	SELECT substr(lower(`l`.`name`), `p`.`at`, 3), `l`.`name`, '' FROM (SELECT DISTINCT `resource_name` AS `name` FROM `leases` WHERE `resource_name` NOT IN (SELECT `name` FROM `resources`)) `l` JOIN `name_places` `p` ON `p`.`at` <= length(`l`.`name`);
INSERT OR IGNORE INTO `resource_tags` (`tag`, `name`)
	SELECT `t`.`value`, `r`.`name` FROM `resources` `r`, json_each(`r`.`tags`) `t`;
CREATE TRIGGER `resource_is_found` AFTER INSERT ON `resources` BEGIN
	INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
		SELECT substr(lower(new.`name`), `at`, 3), new.`name`, '' FROM `name_places` WHERE `at` <= length(new.`name`);
	INSERT OR IGNORE INTO `resource_tags` (`tag`, `name`) SELECT `value`, new.`name` FROM json_each(new.`tags`);
END;
CREATE TRIGGER `resource_is_found_anew` AFTER UPDATE OF `name`, `tags` ON `resources` BEGIN
	INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
		SELECT substr(lower(new.`name`), `at`, 3), new.`name`, '' FROM `name_places` WHERE `at` <= length(new.`name`) AND old.`name` <> new.`name`
		UNION ALL SELECT substr(lower(`a`.`name`), `p`.`at`, 3), new.`name`, `a`.`name` FROM `accounts` `a` JOIN `name_places` `p` ON `p`.`at` <= length(`a`.`name`) WHERE `a`.`resource_id` = new.`id` AND old.`name` <> new.`name`;
	DELETE FROM `resource_tags` WHERE `name` = old.`name` AND `tag` IN (SELECT `value` FROM json_each(old.`tags`));
	INSERT OR IGNORE INTO `resource_tags` (`tag`, `name`) SELECT `value`, new.`name` FROM json_each(new.`tags`);
END;
CREATE TRIGGER `account_is_found` AFTER INSERT ON `accounts` BEGIN
	INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
		SELECT substr(lower(new.`name`), `p`.`at`, 3), `r`.`name`, new.`name` FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(new.`name`) WHERE `r`.`id` = new.`resource_id`;
END;
CREATE TRIGGER `account_is_found_anew` AFTER UPDATE OF `name` ON `accounts` WHEN old.`name` <> new.`name` BEGIN
	INSERT OR IGNORE INTO `resource_grams` (`gram`, `name`, `account`)
		SELECT substr(lower(new.`name`), `p`.`at`, 3), `r`.`name`, new.`name` FROM `resources` `r` JOIN `name_places` `p` ON `p`.`at` <= length(new.`name`) WHERE `r`.`id` = new.`resource_id`;
END;
CREATE INDEX `resources_by_kind` ON `resources` (`kind`,`name`);
CREATE INDEX `resources_retired` ON `resources` (`name`) WHERE `retired_at` IS NOT NULL;
CREATE INDEX `people_by_name` ON `people` (`display_name`,`id`);
CREATE INDEX `people_left` ON `people` (`display_name`,`id`) WHERE `active` = 0;
CREATE INDEX `history_by_lease` ON `history` (`lease_id`,`at`) WHERE `lease_id` IS NOT NULL;
CREATE INDEX `leases_by_account` ON `leases` (`resource_name`,`account_name`,`checked_out_at`,`ends_at`,`ended_at`,`resource_id`);
CREATE INDEX `leases_by_holder_name` ON `leases` (`holder_name`,`holder_id`,`checked_out_at`,`ends_at`,`ended_at`);
CREATE INDEX `leases_held` ON `leases` (`is_open`,`checked_out_at`,`id`);
CREATE INDEX `leases_late` ON `leases` (`checked_out_at`,`id`) WHERE (`phase` = 'quarantined' OR `closed_at` IS NULL OR `closed_at` - max(coalesce(`ended_at`, `ends_at`), coalesce(`issued_until`, 0)) > 300000);
CREATE INDEX `proofs_by_person` ON `proofs` (`person_id`,`request_id`);
