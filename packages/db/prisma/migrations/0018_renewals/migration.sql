-- 修改资料, 信息变更: the version of the identity that a case was begun over; none of a first certification.
ALTER TABLE cases ADD COLUMN base_version integer;
ALTER TABLE cases ADD CONSTRAINT cases_base_version CHECK (base_version IS NULL OR (base_version > 0 AND kind IN ('certify', 'change'))) NOT VALID;
ALTER TABLE cases VALIDATE CONSTRAINT cases_base_version;
