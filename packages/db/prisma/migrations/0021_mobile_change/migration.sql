-- 修改手机号: by codes to the old and the new number, or, with the old one lost, by the staff and a waiting time.
CREATE TABLE mobile_change (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('codes', 'staff')),
  state text NOT NULL CHECK (state IN
    ('proved', 'waiting', 'approved', 'applied', 'refused', 'withdrawn', 'taken', 'replaced')),
  old_mobile text NOT NULL,
  new_mobile text,
  session_hash text,
  reason text,
  paper jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  decided_at timestamptz(3),
  decided_by uuid,
  decision text,
  applies_at timestamptz(3),
  token_hash text,
  objections integer NOT NULL DEFAULT 0,
  objected_at timestamptz(3),
  ended_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Who proved the old number did so at one session, and has named no other yet.
  CHECK ((state = 'proved') <= (way = 'codes' AND session_hash IS NOT NULL)),
  CHECK ((way = 'staff') <= (new_mobile IS NOT NULL AND reason IS NOT NULL)),
  -- What is approved has a day on which it applies, and a link by which the old number may object.
  CHECK ((state = 'approved') <= (applies_at IS NOT NULL AND token_hash IS NOT NULL))
);
-- One is under way at a time.
CREATE UNIQUE INDEX mobile_change_open ON mobile_change (tenant_id, account_id)
  WHERE state IN ('proved', 'waiting', 'approved');
CREATE UNIQUE INDEX mobile_change_tenant_id_token_hash_key ON mobile_change (tenant_id, token_hash);
CREATE INDEX mobile_change_due ON mobile_change (tenant_id, applies_at) WHERE state = 'approved';
CREATE INDEX mobile_change_listed ON mobile_change (tenant_id, created_at DESC, id DESC) WHERE way = 'staff';
CREATE INDEX mobile_change_of_account ON mobile_change (tenant_id, account_id, created_at DESC);

SELECT protect_tenant_table('mobile_change');
GRANT SELECT, INSERT, UPDATE, DELETE ON mobile_change TO {{app_role}};
