CREATE TABLE `scim_connections` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`provider` text NOT NULL,
	`group_prefix` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);

CREATE UNIQUE INDEX `scim_connections_by_name` ON `scim_connections` (`name`) WHERE `retired_at` IS NULL;
CREATE UNIQUE INDEX `scim_connections_by_provider` ON `scim_connections` (`provider`) WHERE `retired_at` IS NULL;
CREATE TABLE `scim_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL UNIQUE,
	`connection_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`connection_id`) REFERENCES `scim_connections`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `scim_tokens_by_connection` ON `scim_tokens` (`connection_id`);
CREATE TABLE `scim_users` (
	`id` text PRIMARY KEY NOT NULL,
	`connection_id` text NOT NULL,
	`person_id` text NOT NULL,
	`external_id` text,
	`user_name_key` text NOT NULL,
	`resource` text NOT NULL,
	`folded` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deactivated_at` integer,
	`deleted_at` integer,
	`unclear_at` integer,
	`unclear_why` text,
	FOREIGN KEY (`connection_id`) REFERENCES `scim_connections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE UNIQUE INDEX `scim_users_by_name` ON `scim_users` (`connection_id`,`user_name_key`) WHERE `deleted_at` IS NULL;
CREATE UNIQUE INDEX `scim_users_by_external_id` ON `scim_users` (`connection_id`,`external_id`) WHERE `deleted_at` IS NULL;
CREATE INDEX `scim_users_by_person` ON `scim_users` (`person_id`,`connection_id`);
CREATE TABLE `scim_groups` (
	`group_id` text PRIMARY KEY NOT NULL,
	`connection_id` text NOT NULL,
	`external_id` text,
	`display_name` text NOT NULL,
	`display_key` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `scim_connections`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `scim_groups_by_connection` ON `scim_groups` (`connection_id`,`display_key`);
CREATE TABLE `scim_errors` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`connection_id` text NOT NULL,
	`at` integer NOT NULL,
	`request` text NOT NULL,
	`status` integer NOT NULL,
	`scim_type` text,
	`detail` text NOT NULL,
	FOREIGN KEY (`connection_id`) REFERENCES `scim_connections`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `scim_errors_by_connection` ON `scim_errors` (`connection_id`,`id`);
