CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`resource_id` text NOT NULL,
	`name` text NOT NULL,
	`mode` text NOT NULL,
	`connector_id` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`resource_id`) REFERENCES `resources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connector_id`) REFERENCES `connectors`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE UNIQUE INDEX `accounts_by_name` ON `accounts` (`resource_id`,`name`);
CREATE INDEX `accounts_by_connector` ON `accounts` (`connector_id`);
CREATE TABLE `connectors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`settings` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);

CREATE UNIQUE INDEX `connectors_name_unique` ON `connectors` (`name`);
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL
);

CREATE UNIQUE INDEX `groups_name_unique` ON `groups` (`name`);
CREATE TABLE `history` (
	`stream` text NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`person_id` text,
	`resource_id` text,
	`request_id` text,
	`lease_id` text,
	`data` text NOT NULL,
	PRIMARY KEY(`stream`, `sequence`)
);

CREATE INDEX `history_by_time` ON `history` (`at`,`stream`,`sequence`);
CREATE INDEX `history_by_person` ON `history` (`person_id`,`at`);
CREATE INDEX `history_by_resource` ON `history` (`resource_id`,`at`);
CREATE INDEX `history_by_request` ON `history` (`request_id`,`at`);
CREATE INDEX `history_by_type` ON `history` (`type`,`at`);
CREATE TABLE `identities` (
	`provider` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`provider`, `subject`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `identities_by_person` ON `identities` (`person_id`);
CREATE TABLE `involvements` (
	`person_id` text NOT NULL,
	`resource_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `resource_id`)
);

CREATE INDEX `involvements_by_resource` ON `involvements` (`resource_id`);
CREATE TABLE `leases` (
	`id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`request_id` text NOT NULL,
	`resource_id` text NOT NULL,
	`resource_name` text NOT NULL,
	`account_name` text NOT NULL,
	`holder_id` text NOT NULL,
	`holder_name` text NOT NULL,
	`phase` text NOT NULL,
	`checked_out_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`closed_at` integer,
	`is_open` integer NOT NULL
);

CREATE INDEX `leases_by_holder` ON `leases` (`holder_id`,`checked_out_at`);
CREATE INDEX `leases_by_resource` ON `leases` (`resource_id`,`checked_out_at`);
CREATE INDEX `leases_open` ON `leases` (`is_open`,`ends_at`);
CREATE TABLE `memberships` (
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`group_id`, `person_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `memberships_by_person` ON `memberships` (`person_id`);
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`email` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);

CREATE TABLE `policies` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`revision` integer NOT NULL,
	`name` text NOT NULL,
	`active` integer NOT NULL,
	`resources` text,
	`accounts` text,
	`kinds` text,
	`tags` text,
	`modes` text,
	`requesters` text NOT NULL,
	`terms` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "policies_name_something" CHECK("policies"."resources" IS NOT NULL OR "policies"."accounts" IS NOT NULL)
);

CREATE UNIQUE INDEX `policies_name_unique` ON `policies` (`name`);
CREATE INDEX `policies_by_position` ON `policies` (`position`);
CREATE TABLE `proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`request_id` text NOT NULL,
	`action` text NOT NULL,
	`proven_at` integer NOT NULL,
	`acr` text,
	`amr` text NOT NULL,
	`used_at` integer
);

CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`resource_id` text NOT NULL,
	`resource_name` text NOT NULL,
	`account_name` text NOT NULL,
	`requester_id` text NOT NULL,
	`requester_name` text NOT NULL,
	`stage` text NOT NULL,
	`justification` text NOT NULL,
	`duration_seconds` integer NOT NULL,
	`filed_at` integer NOT NULL,
	`deadline_at` integer,
	`is_open` integer NOT NULL
);

CREATE INDEX `requests_by_requester` ON `requests` (`requester_id`,`filed_at`);
CREATE INDEX `requests_by_resource` ON `requests` (`resource_id`,`filed_at`);
CREATE INDEX `requests_open` ON `requests` (`is_open`,`deadline_at`);
CREATE TABLE `resources` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`tags` text NOT NULL,
	`sharing` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);

CREATE UNIQUE INDEX `resources_name_unique` ON `resources` (`name`);
CREATE TABLE `roles` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);

CREATE INDEX `sessions_by_person` ON `sessions` (`person_id`);
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);
CREATE TABLE `setup_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text
);

CREATE TABLE `trips` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`browser_hash` text NOT NULL,
	`nonce` text NOT NULL,
	`code_verifier` text NOT NULL,
	`return_to` text NOT NULL,
	`setup_code_hash` text,
	`purpose` text,
	`started_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);

CREATE TABLE `voted` (
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`request_id`, `person_id`)
);

CREATE TABLE `waiting` (
	`request_id` text NOT NULL,
	`principal` text NOT NULL,
	PRIMARY KEY(`request_id`, `principal`)
);

CREATE INDEX `waiting_by_principal` ON `waiting` (`principal`);
