-- Staff and roles, the second factor, step-up, and the ways out for an account that slept.

ALTER TABLE session ADD COLUMN stepped_up_at timestamptz(3);
ALTER TABLE session ADD COLUMN ip text NOT NULL DEFAULT '';

-- One who holds a role holds it once; two grants at once make one.
CREATE UNIQUE INDEX role_grant_one ON role_grant (tenant_id, account_id, role, coalesce(branch_slug, ''))
  WHERE ended_at IS NULL;
-- Whoever holds roles, without reading every account.
CREATE INDEX role_grant_held ON role_grant (tenant_id, role) WHERE ended_at IS NULL;

CREATE TABLE totp_credential (
  tenant_id uuid NOT NULL,
  account_id uuid NOT NULL,
  secret_box text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  confirmed_at timestamptz(3),
  last_step bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, account_id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE recovery_code (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  code_hash text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  used_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX recovery_code_tenant_id_account_id_code_hash_key ON recovery_code (tenant_id, account_id, code_hash);

CREATE TABLE staff_invitation (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  mobile text NOT NULL,
  roles jsonb NOT NULL,
  code_hash text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  invited_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  account_id uuid,
  withdrawn_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, invited_by) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
-- One invitation of a mobile is open at a time; a new one takes the place of the earlier.
CREATE UNIQUE INDEX staff_invitation_open ON staff_invitation (tenant_id, mobile)
  WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

-- An account that slept: a link to its mailbox, or a request that the staff decide.
CREATE TABLE reset_request (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('mailbox', 'staff')),
  token_hash text,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'refused', 'used', 'replaced')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  opens_at timestamptz(3),
  expires_at timestamptz(3) NOT NULL,
  decided_at timestamptz(3),
  decided_by uuid,
  reason text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CHECK ((way = 'mailbox') = (token_hash IS NOT NULL))
);
CREATE UNIQUE INDEX reset_request_open ON reset_request (tenant_id, account_id)
  WHERE state IN ('waiting', 'approved');
CREATE UNIQUE INDEX reset_request_tenant_id_token_hash_key ON reset_request (tenant_id, token_hash);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['totp_credential', 'recovery_code', 'staff_invitation', 'reset_request'] LOOP
    PERFORM protect_tenant_table(t::regclass);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON staff_invitation, reset_request TO {{app_role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON totp_credential, recovery_code TO {{app_role}};
