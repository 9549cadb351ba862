CREATE TABLE `machines` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ended_at` integer
);

CREATE UNIQUE INDEX `machines_by_name` ON `machines` (`name`) WHERE `ended_at` IS NULL;
CREATE TABLE `machine_owners` (
	`machine_id` text NOT NULL,
	`person_id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	PRIMARY KEY(`machine_id`, `person_id`),
	FOREIGN KEY (`machine_id`) REFERENCES `machines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `machine_owners_by_person` ON `machine_owners` (`person_id`);
CREATE TABLE `machine_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`machine_id` text NOT NULL,
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`audience` text NOT NULL,
	`claims` text NOT NULL,
	`verbs` text NOT NULL,
	`scope` text DEFAULT '' NOT NULL,
	`session_seconds` integer NOT NULL,
	`is_once` integer DEFAULT true NOT NULL,
	`made_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`machine_id`) REFERENCES `machines`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `machine_rules_by_machine` ON `machine_rules` (`machine_id`);
CREATE INDEX `machine_rules_by_issuer` ON `machine_rules` (`issuer`);
CREATE TABLE `workload_tokens` (
	`issuer` text NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `token_hash`)
);

CREATE TABLE `tokens_of_all` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL UNIQUE,
	`person_id` text,
	`machine_id` text,
	`rule_id` text,
	`made_by` text,
	`name` text NOT NULL,
	`verbs` text NOT NULL,
	`scope` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`machine_id`) REFERENCES `machines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tokens_are_somebodys" CHECK((`person_id` IS NULL) <> (`machine_id` IS NULL))
);

INSERT INTO `tokens_of_all` (`hash`, `id`, `person_id`, `name`, `verbs`, `scope`, `created_at`, `expires_at`, `used_at`)
	SELECT `hash`, `id`, `person_id`, `name`, `verbs`, `scope`, `created_at`, `expires_at`, `used_at` FROM `tokens`;
DROP TABLE `tokens`;
ALTER TABLE `tokens_of_all` RENAME TO `tokens`;
CREATE INDEX `tokens_by_person` ON `tokens` (`person_id`);
CREATE INDEX `tokens_by_machine` ON `tokens` (`machine_id`);
CREATE INDEX `tokens_by_rule` ON `tokens` (`rule_id`);
CREATE INDEX `tokens_by_expiry` ON `tokens` (`expires_at`);
CREATE VIEW `active_machines` AS
	SELECT `m`.`id`, `m`.`name` FROM `machines` `m` WHERE `m`.`ended_at` IS NULL AND EXISTS (
		SELECT 1 FROM `machine_owners` `o` JOIN `people` `p` ON `p`.`id` = `o`.`person_id` AND `p`.`active` = 1
		WHERE `o`.`machine_id` = `m`.`id` AND `o`.`until` IS NULL);
