-- Every name that somebody held something under, so that a search need not look at every lease.
CREATE TABLE `holder_names` (`name` text PRIMARY KEY NOT NULL) WITHOUT ROWID;
INSERT INTO `holder_names` SELECT DISTINCT `holder_name` FROM `leases`;
CREATE TRIGGER `holder_is_named` AFTER INSERT ON `leases` BEGIN
	INSERT INTO `holder_names` SELECT new.`holder_name` WHERE NOT EXISTS (SELECT 1 FROM `holder_names` WHERE `name` = new.`holder_name`);
END;
CREATE TRIGGER `holder_is_named_anew` AFTER UPDATE OF `holder_name` ON `leases` BEGIN
	INSERT INTO `holder_names` SELECT new.`holder_name` WHERE NOT EXISTS (SELECT 1 FROM `holder_names` WHERE `name` = new.`holder_name`);
END;
