ALTER TABLE `trips` ADD COLUMN `counted_as` text DEFAULT '' NOT NULL;
CREATE INDEX `trips_by_count` ON `trips` (`counted_as`,`started_at`);
