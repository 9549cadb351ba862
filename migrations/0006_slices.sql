ALTER TABLE `leases` ADD `connector_id` text;
ALTER TABLE `leases` ADD `issued_until` integer;
CREATE INDEX `leases_by_issued` ON `leases` (`connector_id`,`issued_until`);
CREATE TABLE `app_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`connector_id` text NOT NULL,
	`lease_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`expires_at` integer NOT NULL
);
