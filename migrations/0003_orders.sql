CREATE TABLE `orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`resource_id` text NOT NULL,
	`command` text NOT NULL,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL
);
