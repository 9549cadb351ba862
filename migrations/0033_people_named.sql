-- Somebody is named by all of their name or address, in any case.
CREATE INDEX `people_named` ON `people` (lower(`display_name`));
CREATE INDEX `people_addressed` ON `people` (lower(`email`));
