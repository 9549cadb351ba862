ALTER TABLE `connectors` ADD `origin` text DEFAULT '' NOT NULL;
UPDATE `connectors` SET `origin` = 'postgres://' || CASE
	WHEN json_extract(`settings`, '$.host') LIKE '[%' THEN json_extract(`settings`, '$.host')
	WHEN json_extract(`settings`, '$.host') LIKE '%:%' THEN '[' || json_extract(`settings`, '$.host') || ']'
	ELSE json_extract(`settings`, '$.host') END
	|| ':' || coalesce(nullif(json_extract(`settings`, '$.port'), ''), '5432')
	WHERE `kind` = 'postgres';
CREATE TABLE `rights` (
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`account_id`, `name`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `rights_by_name` ON `rights` (`name`);
