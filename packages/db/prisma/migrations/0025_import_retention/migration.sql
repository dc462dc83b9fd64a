-- Imported files and rows are personal data: they go some months after an import, its figures stay.

ALTER TABLE import_job ADD COLUMN counts jsonb, ADD COLUMN cleared_at timestamptz(3);
ALTER TABLE import_job ADD CONSTRAINT import_job_cleared CHECK ((cleared_at IS NULL) = (counts IS NULL));
-- What the house looks for.
CREATE INDEX import_job_kept ON import_job (tenant_id, created_at) WHERE cleared_at IS NULL;
