CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`shown` text NOT NULL,
	`sealed` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`event_groups` text NOT NULL,
	`resources` text,
	`tag` text,
	`is_active` integer NOT NULL,
	`off_why` text,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	`waiting` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`oldest_at` integer,
	`seen_at` integer,
	`read_to` integer NOT NULL
);

CREATE UNIQUE INDEX `channels_by_name` ON `channels` (`name`) WHERE `retired_at` IS NULL;
CREATE TABLE `channel_secrets` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`channel_id`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE INDEX `channel_secrets_by_channel` ON `channel_secrets` (`channel_id`);
