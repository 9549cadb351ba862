ALTER TABLE `leases` ADD `connector_id` text;
ALTER TABLE `leases` ADD `issued_until` integer;
CREATE INDEX `leases_by_issued` ON `leases` (`connector_id`,`issued_until`);
