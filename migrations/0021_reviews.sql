ALTER TABLE `requests` ADD `review_by` integer;
CREATE INDEX `requests_by_review` ON `requests` (`review_by`) WHERE `review_by` IS NOT NULL;
