CREATE TABLE `policy_list` (
	`only` integer PRIMARY KEY NOT NULL CHECK (`only` = 1),
	`mark` text NOT NULL
);

INSERT INTO `policy_list` (`only`, `mark`) VALUES (1, lower(hex(randomblob(16))));
CREATE TRIGGER `policy_list_grows` AFTER INSERT ON `policies` BEGIN
	INSERT OR REPLACE INTO `policy_list` (`only`, `mark`) VALUES (1, lower(hex(randomblob(16))));
END;
CREATE TRIGGER `policy_list_changes` AFTER UPDATE ON `policies` BEGIN
	INSERT OR REPLACE INTO `policy_list` (`only`, `mark`) VALUES (1, lower(hex(randomblob(16))));
END;
CREATE TRIGGER `policy_list_shrinks` AFTER DELETE ON `policies` BEGIN
	INSERT OR REPLACE INTO `policy_list` (`only`, `mark`) VALUES (1, lower(hex(randomblob(16))));
END;
CREATE INDEX `requests_by_time` ON `requests` (`filed_at`);
