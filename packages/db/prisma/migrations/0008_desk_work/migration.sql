-- Work handed on at the desk: which stage a case was returned from, nudges and reminders, deputies,
-- and the one way back from a closed case.

ALTER TABLE cases ADD COLUMN returned_stage text;
ALTER TABLE cases ADD COLUMN nudged_at timestamptz(3);
ALTER TABLE cases ADD COLUMN reminded_at timestamptz(3);

SELECT for_each_tenant($$
  UPDATE cases c SET returned_stage = (SELECT s.from_stage FROM case_step s
    WHERE s.tenant_id = c.tenant_id AND s.case_id = c.id AND s.to_state = 'returned' ORDER BY s.case_version DESC LIMIT 1)
  WHERE c.tenant_id = current_tenant() AND c.state = 'returned'
$$);

-- A returned case stands at no stage; this keeps which one waits for it, whoever moved it.
CREATE FUNCTION keep_returned_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.returned_stage := CASE
    WHEN NEW.state <> 'returned' THEN NULL
    WHEN OLD.state = 'submitted' THEN OLD.stage_slug
    ELSE OLD.returned_stage END;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_returned_stage BEFORE UPDATE OF state ON cases FOR EACH ROW EXECUTE FUNCTION keep_returned_stage();

CREATE INDEX cases_returned ON cases (tenant_id, returned_stage, stage_since, id) WHERE state = 'returned';

-- The table of moves, with the way back from a rejection (reopened by a second person). What was
-- approved or withdrawn does not change.
CREATE OR REPLACE FUNCTION guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.version <> 0 THEN
      RAISE EXCEPTION 'a case begins as a draft' USING ERRCODE = 'GH001';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state IN ('approved', 'withdrawn')
     OR OLD.state = 'rejected' AND (NEW.state <> 'submitted' OR NEW.closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a closed case does not change' USING ERRCODE = 'GH002';
  END IF;
  IF (NEW.state, NEW.stage_slug) IS DISTINCT FROM (OLD.state, OLD.stage_slug) THEN
    IF (OLD.state, NEW.state) NOT IN (
      ('draft', 'submitted'), ('draft', 'withdrawn'),
      ('submitted', 'submitted'), ('submitted', 'returned'), ('submitted', 'draft'),
      ('submitted', 'approved'), ('submitted', 'rejected'), ('submitted', 'withdrawn'),
      ('returned', 'submitted'), ('returned', 'withdrawn'), ('rejected', 'submitted')
    ) THEN
      RAISE EXCEPTION 'no way from % to %', OLD.state, NEW.state USING ERRCODE = 'GH003';
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
      RAISE EXCEPTION 'a change of state takes the next version' USING ERRCODE = 'GH004';
    END IF;
  ELSIF NEW.version NOT IN (OLD.version, OLD.version + 1) THEN
    RAISE EXCEPTION 'versions have no gaps' USING ERRCODE = 'GH004';
  END IF;
  IF (NEW.party_id, NEW.application, NEW.identity_type_slug, NEW.kind)
     IS DISTINCT FROM (OLD.party_id, OLD.application, OLD.identity_type_slug, OLD.kind) THEN
    RAISE EXCEPTION 'what a case is about does not change' USING ERRCODE = 'GH005';
  END IF;
  RETURN NEW;
END $$;

-- Who stands in for whom, on half-open days [from, to). One deputy at a time.
CREATE TABLE deputy (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  from_date date NOT NULL,
  to_date date NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  CONSTRAINT deputy_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT deputy_order CHECK (from_date < to_date),
  CONSTRAINT deputy_other CHECK (account_id <> deputy_id),
  CONSTRAINT deputy_one_at_a_time EXCLUDE USING gist
    (tenant_id WITH =, account_id WITH =, daterange(from_date, to_date, '[)') WITH &&) WHERE (ended_at IS NULL),
  CONSTRAINT deputy_account_fk FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  CONSTRAINT deputy_deputy_fk FOREIGN KEY (tenant_id, deputy_id) REFERENCES account (tenant_id, id)
);
CREATE INDEX deputy_deputy ON deputy (tenant_id, deputy_id) WHERE ended_at IS NULL;
SELECT protect_tenant_table('deputy');
GRANT SELECT, INSERT, UPDATE ON deputy TO {{app_role}};
