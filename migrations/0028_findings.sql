CREATE TABLE `policy_findings` (
	`only` integer PRIMARY KEY NOT NULL CHECK (`only` = 1),
	`mark` text NOT NULL,
	`found_at` integer NOT NULL,
	`findings` text NOT NULL
);
