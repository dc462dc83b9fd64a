-- What a member changes at once makes a version of the identity without a case: who made it is kept
-- instead. The new foreign keys have no rows to check: row level security would hide them anyway.
ALTER TABLE identity_version ALTER COLUMN case_id DROP NOT NULL;
ALTER TABLE identity_version ADD COLUMN source TEXT NOT NULL DEFAULT 'case';
ALTER TABLE identity_version ADD COLUMN made_by UUID;
ALTER TABLE identity_version ADD FOREIGN KEY (tenant_id, made_by) REFERENCES account (tenant_id, id) NOT VALID;
ALTER TABLE identity_version ADD CONSTRAINT identity_version_origin CHECK
  (case_id IS NOT NULL OR source <> 'case');
ALTER TABLE identity_version ADD CONSTRAINT identity_version_maker CHECK
  (source <> 'profile' OR made_by IS NOT NULL);

-- 退会 ends the period that runs on its last day; one that would have begun later never does.
ALTER TABLE membership_period ADD COLUMN ended_by UUID;
ALTER TABLE membership_period ADD FOREIGN KEY (tenant_id, ended_by) REFERENCES cases (tenant_id, id) NOT VALID;
GRANT DELETE ON membership_period TO {{app_role}};
