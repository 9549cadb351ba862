ALTER TABLE `requests` ADD `connector_kind` text DEFAULT '' NOT NULL;
