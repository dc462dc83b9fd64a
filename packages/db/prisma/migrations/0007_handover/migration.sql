-- Cases that a colleague enters: from paper, for a unit without a login, or on a call for a contact.
ALTER TABLE cases
  ADD COLUMN entered_by uuid,
  ADD COLUMN on_paper boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT cases_on_paper CHECK (NOT on_paper OR entered_by IS NOT NULL);
-- No row holds a value yet, and the check of existing rows would have no tenant set.
ALTER TABLE cases ADD CONSTRAINT cases_entered_by_fkey
  FOREIGN KEY (tenant_id, entered_by) REFERENCES account (tenant_id, id) NOT VALID;
-- What a colleague entered, newest first.
CREATE INDEX cases_entered ON cases (tenant_id, entered_by, created_at DESC, id DESC) WHERE entered_by IS NOT NULL;
