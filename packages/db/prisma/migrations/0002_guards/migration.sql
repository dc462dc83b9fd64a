-- What the program cannot be trusted to remember is held here: tenants, transitions, append-only
-- tables, balanced money. `{{app_role}}` is the role that serves; it owns nothing.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- ---- what the client's schema does not say ------------------------------------------------------

-- Rows that name others of the same tenant without a relation that the program follows. Before row
-- level security, since the check of existing rows has no tenant set.
ALTER TABLE cases ADD FOREIGN KEY (tenant_id, submission_id) REFERENCES submission (tenant_id, id);
ALTER TABLE case_step ADD FOREIGN KEY (tenant_id, submission_id) REFERENCES submission (tenant_id, id);
ALTER TABLE case_step ADD FOREIGN KEY (tenant_id, actor_id) REFERENCES account (tenant_id, id);
ALTER TABLE submission ADD FOREIGN KEY (tenant_id, blueprint_version_id) REFERENCES blueprint_version (tenant_id, id);
ALTER TABLE submission ADD FOREIGN KEY (tenant_id, submitted_by) REFERENCES account (tenant_id, id);
ALTER TABLE form_print ADD FOREIGN KEY (tenant_id, blueprint_version_id) REFERENCES blueprint_version (tenant_id, id);
ALTER TABLE draft_group ADD FOREIGN KEY (tenant_id, updated_by) REFERENCES account (tenant_id, id);
ALTER TABLE stored_file ADD FOREIGN KEY (tenant_id, uploaded_by) REFERENCES account (tenant_id, id);
ALTER TABLE bill ADD FOREIGN KEY (tenant_id, title_slug) REFERENCES title (tenant_id, slug);
ALTER TABLE certificate ADD FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE certificate ADD FOREIGN KEY (tenant_id, type_slug) REFERENCES identity_type (tenant_id, slug);
ALTER TABLE membership_period ADD FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE message ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
ALTER TABLE meeting ADD FOREIGN KEY (tenant_id, created_by) REFERENCES account (tenant_id, id);
ALTER TABLE meeting ADD FOREIGN KEY (tenant_id, closed_by) REFERENCES account (tenant_id, id);

-- ---- tenants ---------------------------------------------------------------------------------

-- Raises when no tenant is set (a pooled connection reads '' after a local set, never NULL).
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('app.tenant_id')::uuid $$;

-- Protects one tenant table: row level security also for the owner, a restrictive policy that no
-- later one can widen, a permissive one beneath it, and the tenant's foreign key.
CREATE FUNCTION protect_tenant_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- before row level security: the check of existing rows has no tenant set
  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (tenant_id) REFERENCES tenant (id)',
    target, replace(target::text, '"', '') || '_tenant_fk');
  EXECUTE format('ALTER TABLE %s ALTER COLUMN tenant_id SET DEFAULT current_tenant()', target);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant_only ON %s AS RESTRICTIVE USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', target);
  EXECUTE format('CREATE POLICY rows ON %s AS PERMISSIVE USING (true) WITH CHECK (true)', target);
END $$;

-- Data migrations under FORCE RLS: an owner's plain backfill updates no row, silently. Runs the
-- statement once for each tenant, with that tenant set.
CREATE FUNCTION for_each_tenant(statement text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE t uuid;
BEGIN
  FOR t IN SELECT id FROM tenant ORDER BY id LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    EXECUTE statement;
  END LOOP;
  PERFORM set_config('app.tenant_id', '', true);
END $$;
REVOKE ALL ON FUNCTION protect_tenant_table(regclass), for_each_tenant(text) FROM PUBLIC;

DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'tenant_host'
  LOOP
    PERFORM protect_tenant_table(t::regclass);
  END LOOP;
END $$;

-- ---- rights of the role that serves -----------------------------------------------------------

GRANT USAGE ON SCHEMA public TO {{app_role}};
GRANT SELECT ON tenant, tenant_host TO {{app_role}};
-- append-only and immutable
GRANT SELECT, INSERT ON
  blueprint_version, consent, submission, case_step, form_print, identity_version, event,
  bill, posting, spent_challenge TO {{app_role}};
GRANT DELETE ON spent_challenge TO {{app_role}};
GRANT SELECT, INSERT, UPDATE ON
  dues_class, title, branch, identity_type, number_counter, account, one_time_code, rate_limit,
  role_grant, party, mandate, identity, member, membership_period, certificate, cases,
  stored_file, meeting, agenda_item, event_head, event_reader, message TO {{app_role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON session, draft_group, remark TO {{app_role}};
GRANT DELETE ON agenda_item, one_time_code, rate_limit TO {{app_role}};

-- ---- cases ------------------------------------------------------------------------------------

ALTER TABLE cases ADD CONSTRAINT cases_state CHECK
  (state IN ('draft', 'submitted', 'returned', 'approved', 'rejected', 'withdrawn'));
ALTER TABLE cases ADD CONSTRAINT cases_stage CHECK ((state = 'submitted') = (stage_slug IS NOT NULL));
ALTER TABLE cases ADD CONSTRAINT cases_submitted CHECK
  (state IN ('draft', 'withdrawn') OR (submission_id IS NOT NULL AND number IS NOT NULL AND blueprint_version_id IS NOT NULL));

-- At most one open case per party, identity type and kind.
CREATE UNIQUE INDEX cases_one_open ON cases (tenant_id, party_id, identity_type_slug, kind)
  WHERE state IN ('draft', 'submitted', 'returned');

-- The queues: a stage's cases, oldest first; the same within a branch.
CREATE INDEX cases_queue ON cases (tenant_id, stage_slug, stage_since, id) WHERE state = 'submitted';
CREATE INDEX cases_branch_queue ON cases (tenant_id, stage_slug, branch_slug, stage_since, id) WHERE state = 'submitted';
CREATE INDEX cases_closed ON cases (tenant_id, closed_at DESC, id) WHERE closed_at IS NOT NULL;

CREATE FUNCTION guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.version <> 0 THEN
      RAISE EXCEPTION 'a case begins as a draft' USING ERRCODE = 'GH001';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state IN ('approved', 'rejected', 'withdrawn') THEN
    RAISE EXCEPTION 'a closed case does not change' USING ERRCODE = 'GH002';
  END IF;
  IF (NEW.state, NEW.stage_slug) IS DISTINCT FROM (OLD.state, OLD.stage_slug) THEN
    IF (OLD.state, NEW.state) NOT IN (
      ('draft', 'submitted'), ('draft', 'withdrawn'),
      ('submitted', 'submitted'), ('submitted', 'returned'), ('submitted', 'draft'),
      ('submitted', 'approved'), ('submitted', 'rejected'), ('submitted', 'withdrawn'),
      ('returned', 'submitted'), ('returned', 'withdrawn')
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
CREATE TRIGGER guard_case BEFORE INSERT OR UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION guard_case();

-- Nothing changes a case's version without a line in its timeline; checked at commit.
CREATE FUNCTION guard_case_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM case_step s
    WHERE s.tenant_id = NEW.tenant_id AND s.case_id = NEW.id AND s.case_version = NEW.version) THEN
    RAISE EXCEPTION 'a change of a case leaves a step' USING ERRCODE = 'GH006';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_case_step AFTER UPDATE OF version ON cases
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.version <> OLD.version)
  EXECUTE FUNCTION guard_case_step();

-- ---- sittings ---------------------------------------------------------------------------------

ALTER TABLE meeting ADD CONSTRAINT meeting_state CHECK (state IN ('planned', 'closed'));
ALTER TABLE agenda_item ADD CONSTRAINT agenda_item_state CHECK (state IN ('planned', 'applied', 'left-out'));
ALTER TABLE agenda_item ADD CONSTRAINT agenda_item_outcome CHECK (outcome IN ('pass', 'reject', 'defer'));
-- A case waits on one agenda at a time.
CREATE UNIQUE INDEX agenda_item_one_planned ON agenda_item (tenant_id, case_id) WHERE state = 'planned';

-- ---- membership and money ---------------------------------------------------------------------

ALTER TABLE membership_period ADD CONSTRAINT membership_period_order CHECK (from_date < to_date);
ALTER TABLE membership_period ADD CONSTRAINT membership_period_no_overlap EXCLUDE USING gist
  (tenant_id WITH =, member_id WITH =, daterange(from_date, to_date, '[)') WITH &&);

ALTER TABLE bill ADD CONSTRAINT bill_amount CHECK (amount_fen > 0);
ALTER TABLE posting ADD CONSTRAINT posting_amount CHECK (amount_fen <> 0);
ALTER TABLE posting ADD CONSTRAINT posting_ledger CHECK (ledger IN ('dues-receivable', 'dues-income', 'bank'));

CREATE FUNCTION guard_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_fen) FROM posting p
      WHERE p.tenant_id = NEW.tenant_id AND p.entry_id = NEW.entry_id) <> 0 THEN
    RAISE EXCEPTION 'an entry balances' USING ERRCODE = 'GH007';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_posting AFTER INSERT ON posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_posting();

-- ---- events -----------------------------------------------------------------------------------

CREATE FUNCTION event_hash(prev text, seq bigint, kind text, subject_type text, subject_id uuid,
  actor_id uuid, facts jsonb, at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws('|', prev, seq, kind, subject_type, subject_id,
    coalesce(actor_id::text, '-'), facts::text,
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')), 'UTF8')), 'hex')
$$;

-- Appends to the tenant's own sequence. Call it as a transaction's last statement: the head's row
-- lock makes the order that of commit, leaves no gap and lets the hash chain not fork.
CREATE FUNCTION append_event(kind text, subject_type text, subject_id uuid, actor_id uuid, facts jsonb)
  RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  taken bigint; prev text; mark text; moment timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
  INSERT INTO event_head AS h (tenant_id, seq, hash) VALUES (current_tenant(), 1, '')
    ON CONFLICT (tenant_id) DO UPDATE SET seq = h.seq + 1 RETURNING h.seq, h.hash INTO taken, prev;
  mark := event_hash(prev, taken, kind, subject_type, subject_id, actor_id, facts, moment);
  INSERT INTO event (tenant_id, seq, kind, subject_type, subject_id, actor_id, facts, at, hash)
    VALUES (current_tenant(), taken, kind, subject_type, subject_id, actor_id, facts, moment, mark);
  UPDATE event_head SET hash = mark WHERE tenant_id = current_tenant();
  RETURN taken;
END $$;

-- The first event of the tenant whose hash does not follow from the one before; none when intact.
CREATE FUNCTION broken_event() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT min(seq) FROM (
    SELECT e.seq, e.hash, e.hash = event_hash(lag(e.hash, 1, '') OVER (ORDER BY e.seq), e.seq, e.kind,
      e.subject_type, e.subject_id, e.actor_id, e.facts, e.at) AS sound,
      e.seq = row_number() OVER (ORDER BY e.seq) AS in_place
    FROM event e WHERE e.tenant_id = current_tenant()) chain
  WHERE NOT (sound AND in_place)
$$;

ALTER TABLE message ADD CONSTRAINT message_channel CHECK (channel IN ('sms', 'mail'));
ALTER TABLE message ADD CONSTRAINT message_state CHECK
  (state IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'unknown'));
CREATE INDEX message_waiting ON message (tenant_id, created_at) WHERE state = 'queued';
