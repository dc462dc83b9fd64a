-- An application prints more papers than its form: letters, each numbered for itself. A letter names
-- the account by the mobile that it signed in with when it was printed.
ALTER TABLE form_print
  ADD COLUMN document text NOT NULL DEFAULT 'form',
  ADD COLUMN account_mobile text;
DROP INDEX form_print_tenant_id_case_id_number_key;
CREATE UNIQUE INDEX form_print_tenant_id_case_id_document_number_key ON form_print (tenant_id, case_id, document, number);

-- On what paper a mandate (账号负责人) rests, and whom that paper names. No row holds a value yet, and
-- the check of existing rows would have no tenant set.
ALTER TABLE mandate
  ADD COLUMN case_id uuid,
  ADD COLUMN file_id uuid,
  ADD COLUMN person_name text,
  ADD COLUMN person_position text,
  ADD CONSTRAINT mandate_file_has_case CHECK (file_id IS NULL OR case_id IS NOT NULL);
ALTER TABLE mandate ADD CONSTRAINT mandate_case_id_fkey
  FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id) NOT VALID;
ALTER TABLE mandate ADD CONSTRAINT mandate_file_id_fkey
  FOREIGN KEY (tenant_id, file_id) REFERENCES stored_file (tenant_id, id) NOT VALID;
