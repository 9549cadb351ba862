ALTER TABLE `leases` ADD `ended_at` integer;
ALTER TABLE `leases` ADD `attempts` integer DEFAULT 0 NOT NULL;
ALTER TABLE `leases` ADD `last_outcome` text;
ALTER TABLE `leases` ADD `last_message` text;
CREATE INDEX `leases_by_phase` ON `leases` (`phase`,`ends_at`);
CREATE INDEX `leases_by_closing` ON `leases` (`closed_at`,`ended_at`,`ends_at`);
CREATE TABLE `outboxes` (
	`resource_id` text PRIMARY KEY NOT NULL,
	`owed` integer NOT NULL,
	`oldest_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
