ALTER TABLE `people` ADD COLUMN `language` text;
