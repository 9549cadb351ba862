CREATE TABLE `drifts` (
	`connector_id` text NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`resource_id` text,
	`lease_id` text,
	`account_id` text,
	`state` text NOT NULL,
	`said` text DEFAULT '' NOT NULL,
	`found_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`connector_id`, `subject`),
	FOREIGN KEY (`connector_id`) REFERENCES `connectors`(`id`) ON UPDATE no action ON DELETE cascade
);

CREATE INDEX `drifts_by_time` ON `drifts` (`found_at`, `connector_id`, `subject`);
CREATE INDEX `drifts_by_state` ON `drifts` (`state`, `found_at`);
CREATE TABLE `comparisons` (
	`connector_id` text PRIMARY KEY NOT NULL,
	`began_at` integer NOT NULL,
	`finished_at` integer,
	`problem` text,
	`next_account` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`connector_id`) REFERENCES `connectors`(`id`) ON UPDATE no action ON DELETE cascade
);
