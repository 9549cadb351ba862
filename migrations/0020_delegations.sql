CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`principal_id` text NOT NULL,
	`delegate_id` text,
	`is_away` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`policies` text,
	`resources` text,
	`accounts` text,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`principal_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegate_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "delegations_say_something" CHECK(`delegate_id` IS NOT NULL OR `is_away` = 1)
);
CREATE INDEX `delegations_by_principal` ON `delegations` (`principal_id`,`ends_at`);
CREATE INDEX `delegations_by_delegate` ON `delegations` (`delegate_id`,`ends_at`);
ALTER TABLE `requests` ADD `policy_id` text;
