CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`is_synced` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`locked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE UNIQUE INDEX `passkeys_by_credential` ON `passkeys` (`credential_id`);
CREATE INDEX `passkeys_by_person` ON `passkeys` (`person_id`);
CREATE TABLE `ceremonies` (
	`challenge_hash` text PRIMARY KEY NOT NULL,
	`browser_hash` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`purpose` text,
	`expires_at` integer NOT NULL
);

CREATE INDEX `ceremonies_by_expiry` ON `ceremonies` (`expires_at`);
CREATE TABLE `passkey_recoveries` (
	`person_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_by_name` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`confirmed_by_name` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `kept_forms` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`typed` text NOT NULL,
	`expires_at` integer NOT NULL
);

CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`notice` text NOT NULL,
	`created_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL
);

ALTER TABLE `proofs` ADD `method` text DEFAULT 'provider' NOT NULL;
ALTER TABLE `proofs` ADD `passkey_id` text;
