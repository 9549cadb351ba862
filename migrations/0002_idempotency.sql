CREATE TABLE `idempotency` (
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`attempt` integer NOT NULL,
	`first_at` integer NOT NULL,
	`claimed_at` integer NOT NULL,
	`status` integer,
	`type` text,
	`location` text,
	`body` text,
	PRIMARY KEY(`person_id`, `key`)
);

CREATE INDEX `idempotency_by_time` ON `idempotency` (`first_at`);
