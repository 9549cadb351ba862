ALTER TABLE `requests` ADD `extends_lease_id` text;
