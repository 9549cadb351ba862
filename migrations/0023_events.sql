CREATE TABLE `event_connections` (
	`id` text PRIMARY KEY NOT NULL,
	`endpoint` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`provider` text NOT NULL,
	`issuer` text,
	`audience` text,
	`jwks_uri` text,
	`poll_url` text,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	`heard_at` integer,
	`verified_at` integer,
	`refused_at` integer,
	`refused_why` text,
	`told_at` integer,
	`next_poll_at` integer DEFAULT 0 NOT NULL,
	`poll_failures` integer DEFAULT 0 NOT NULL,
	`poll_failed_why` text
);

CREATE UNIQUE INDEX `event_connections_by_endpoint` ON `event_connections` (`endpoint`);
CREATE UNIQUE INDEX `event_connections_by_name` ON `event_connections` (`name`) WHERE `retired_at` IS NULL;
CREATE TABLE `event_secrets` (
	`id` text PRIMARY KEY NOT NULL,
	`connection_id` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`connection_id`) REFERENCES `event_connections`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `event_secrets_by_connection` ON `event_secrets` (`connection_id`);
CREATE TABLE `event_inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`connection_id` text NOT NULL,
	`event_hash` text NOT NULL,
	`signal` text NOT NULL,
	`received_at` integer NOT NULL,
	`claimed_at` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`reason` text,
	`person_id` text,
	`settled_at` integer,
	FOREIGN KEY (`connection_id`) REFERENCES `event_connections`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE UNIQUE INDEX `event_inbox_by_event` ON `event_inbox` (`connection_id`,`event_hash`);
CREATE INDEX `event_inbox_by_state` ON `event_inbox` (`state`,`attempts`,`id`);
CREATE INDEX `event_inbox_by_connection` ON `event_inbox` (`connection_id`,`state`,`id`);
CREATE INDEX `event_inbox_by_receipt` ON `event_inbox` (`received_at`);
CREATE TABLE `event_acks` (
	`connection_id` text NOT NULL,
	`jti` text NOT NULL,
	`err` text,
	`description` text,
	PRIMARY KEY(`connection_id`, `jti`)
);

CREATE TABLE `event_holds` (
	`person_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`since` integer NOT NULL,
	`why` text NOT NULL,
	`until_sign_in` integer NOT NULL,
	PRIMARY KEY(`person_id`, `connection_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

ALTER TABLE `scim_users` ADD `provider_ended_at` integer;
