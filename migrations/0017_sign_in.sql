ALTER TABLE `trips` ADD COLUMN `counted_as` text DEFAULT '' NOT NULL;
CREATE INDEX `trips_by_count` ON `trips` (`counted_as`,`started_at`);
ALTER TABLE `trips` ADD COLUMN `provider_id` text DEFAULT 'idp_settings' NOT NULL;
ALTER TABLE `sessions` ADD COLUMN `id` text DEFAULT '' NOT NULL;
ALTER TABLE `sessions` ADD COLUMN `device` text DEFAULT 'An unknown device' NOT NULL;
ALTER TABLE `sessions` ADD COLUMN `provider` text DEFAULT '' NOT NULL;
ALTER TABLE `sessions` ADD COLUMN `provider_subject` text DEFAULT '' NOT NULL;
ALTER TABLE `sessions` ADD COLUMN `provider_session` text;
UPDATE `sessions` SET `id` = 'ses_' || lower(hex(randomblob(10)));
CREATE INDEX `sessions_by_id` ON `sessions` (`id`);
CREATE INDEX `sessions_by_provider` ON `sessions` (`provider`,`provider_subject`);
CREATE TABLE `providers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`client_id` text NOT NULL,
	`sealed` text NOT NULL,
	`claims` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`retired_at` integer
);

CREATE UNIQUE INDEX `providers_by_name` ON `providers` (`name`) WHERE `retired_at` IS NULL;
CREATE UNIQUE INDEX `providers_by_issuer` ON `providers` (`issuer`) WHERE `retired_at` IS NULL;
CREATE TABLE `provider_groups` (
	`provider_id` text NOT NULL,
	`value` text NOT NULL,
	`group_id` text NOT NULL,
	PRIMARY KEY(`provider_id`, `value`, `group_id`)
);

CREATE INDEX `provider_groups_by_group` ON `provider_groups` (`group_id`);
CREATE TABLE `provider_memberships` (
	`provider_id` text NOT NULL,
	`person_id` text NOT NULL,
	`group_id` text NOT NULL,
	PRIMARY KEY(`provider_id`, `person_id`, `group_id`)
);

CREATE INDEX `provider_memberships_by_person` ON `provider_memberships` (`person_id`);
CREATE TABLE `logout_tokens` (
	`issuer` text NOT NULL,
	`jti_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `jti_hash`)
);
