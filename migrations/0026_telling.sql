CREATE TABLE `notice_choices` (
	`person_id` text PRIMARY KEY NOT NULL,
	`choices` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `push_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`device` text NOT NULL,
	`browser` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `push_subscriptions_by_endpoint` ON `push_subscriptions` (`endpoint`);
CREATE INDEX `push_subscriptions_by_person` ON `push_subscriptions` (`person_id`,`created_at`);
CREATE TABLE `undelivered` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`notice` text NOT NULL,
	`channel` text NOT NULL
);
CREATE INDEX `undelivered_by_time` ON `undelivered` (`at`);
CREATE TABLE `postboxes` (
	`person_id` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
CREATE INDEX `postboxes_by_time` ON `postboxes` (`until`);
