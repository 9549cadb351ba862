-- Few leases and requests are open at a time, and only those are looked for by what is indexed here.
DROP INDEX `leases_open`;
DROP INDEX `leases_held`;
DROP INDEX `requests_open`;
CREATE INDEX `leases_open` ON `leases` (`ends_at`, `id`) WHERE `is_open` = 1;
CREATE INDEX `leases_held` ON `leases` (`checked_out_at`, `id`) WHERE `is_open` = 1;
CREATE INDEX `leases_open_of` ON `leases` (`holder_id`, `checked_out_at`, `id`) WHERE `is_open` = 1;
CREATE INDEX `leases_open_on` ON `leases` (`resource_id`, `ends_at`, `id`) WHERE `is_open` = 1;
CREATE INDEX `requests_open` ON `requests` (`deadline_at`, `stage`) WHERE `is_open` = 1;
CREATE INDEX `requests_open_of` ON `requests` (`requester_id`, `filed_at`, `id`) WHERE `is_open` = 1;

-- What is counted of every end of a week is all in the index.
DROP INDEX `leases_by_closing`;
CREATE INDEX `leases_by_closing` ON `leases` (`closed_at`, `ended_at`, `ends_at`, `issued_until`);
