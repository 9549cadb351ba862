CREATE TABLE `reconciliations` (
	`provider_id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`provider_name` text NOT NULL,
	`subject_claims` text NOT NULL,
	`kind` text NOT NULL,
	`settings` text NOT NULL,
	`sealed` text NOT NULL,
	`reads_groups` integer NOT NULL,
	`interval_seconds` integer NOT NULL,
	`most_gone` integer NOT NULL,
	`stale_after_seconds` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`began_at` integer,
	`busy_until` integer DEFAULT 0 NOT NULL,
	`read_at` integer,
	`failed_at` integer,
	`problem` text,
	`counts` text,
	`held` text,
	`told_stale_at` integer
);

CREATE UNIQUE INDEX `reconciliations_by_issuer` ON `reconciliations` (`issuer`);
CREATE TABLE `doubts` (
	`provider_id` text NOT NULL,
	`person_id` text NOT NULL,
	`why` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`provider_id`, `person_id`)
);

CREATE INDEX `doubts_by_person` ON `doubts` (`person_id`);
