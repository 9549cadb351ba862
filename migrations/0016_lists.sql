CREATE INDEX `history_by_policy` ON `history` (coalesce(`data` ->> 'policyId', `data` -> 'policy' ->> 'id'),`at`) WHERE coalesce(`data` ->> 'policyId', `data` -> 'policy' ->> 'id') IS NOT NULL;
CREATE INDEX `leases_by_time` ON `leases` (`checked_out_at`);
CREATE INDEX `resources_by_time` ON `resources` (`created_at`,`id`);
