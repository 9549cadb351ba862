CREATE TRIGGER `request_is_decided` AFTER INSERT ON `history` WHEN new.`type` = 'request.rejected' OR (new.`type` = 'request.approved' AND new.`data` ->> 'isAutomatic' = 0) BEGIN
	UPDATE `requests` SET `decided_at` = new.`at` WHERE `id` = new.`request_id` AND coalesce(`decided_at`, new.`at` + 1) > new.`at`;
END;
CREATE TRIGGER `request_was_decided` AFTER INSERT ON `requests` WHEN new.`decided_at` IS NULL BEGIN
	UPDATE `requests` SET `decided_at` = (SELECT min(`h`.`at`) FROM `history` `h` WHERE `h`.`request_id` = new.`id`
		AND (`h`.`type` = 'request.rejected' OR (`h`.`type` = 'request.approved' AND `h`.`data` ->> 'isAutomatic' = 0))) WHERE `id` = new.`id`;
END;
UPDATE `requests` SET `decided_at` = (SELECT min(`h`.`at`) FROM `history` `h` WHERE `h`.`request_id` = `requests`.`id`
	AND (`h`.`type` = 'request.rejected' OR (`h`.`type` = 'request.approved' AND `h`.`data` ->> 'isAutomatic' = 0)))
	WHERE `decided_at` IS NULL AND `id` IN (SELECT `d`.`request_id` FROM `history` `d` WHERE `d`.`type` IN ('request.rejected', 'request.approved') AND `d`.`at` >= 1795737600000);
