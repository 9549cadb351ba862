CREATE TABLE `custom_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`permissions` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);

CREATE UNIQUE INDEX `custom_roles_by_name` ON `custom_roles` (`name`);
CREATE TABLE `role_grants` (
	`principal` text NOT NULL,
	`role` text NOT NULL,
	`scope` text DEFAULT '' NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`principal`, `role`, `scope`)
);

CREATE INDEX `role_grants_by_role` ON `role_grants` (`role`);
INSERT INTO `role_grants` (`principal`, `role`, `granted_at`) SELECT `person_id`, `role`, `granted_at` FROM `roles`;
DROP TABLE `roles`;
CREATE VIEW `roles` AS
	SELECT `principal` AS `person_id`, `role`, `scope`, NULL AS `group_id`, `granted_at` FROM `role_grants` WHERE `principal` LIKE 'per_%'
	UNION ALL
	SELECT `m`.`person_id`, `g`.`role`, `g`.`scope`, `g`.`principal`, `g`.`granted_at` FROM `role_grants` `g` JOIN `memberships` `m` ON `m`.`group_id` = `g`.`principal`;
CREATE TABLE `second_person` (
	`kind` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);

CREATE TABLE `changes` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`sentences` text NOT NULL,
	`sealed` text NOT NULL,
	`base` text NOT NULL,
	`proposer_id` text NOT NULL,
	`proposer_name` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text DEFAULT 'proposed' NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`note` text DEFAULT '' NOT NULL
);

CREATE INDEX `changes_by_time` ON `changes` (`proposed_at`,`id`);
CREATE TABLE `tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL UNIQUE,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`verbs` text NOT NULL,
	`scope` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `tokens_by_person` ON `tokens` (`person_id`);
CREATE INDEX `tokens_by_expiry` ON `tokens` (`expires_at`);
