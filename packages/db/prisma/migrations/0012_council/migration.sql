-- 届: terms of the council, who sits in them, and which title a member held when.

CREATE TABLE council_term (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  ordinal integer NOT NULL,
  label text NOT NULL,
  from_date date NOT NULL,
  to_date date NOT NULL,
  state text NOT NULL DEFAULT 'planned',
  version integer NOT NULL DEFAULT 0,
  resolution jsonb,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  CONSTRAINT council_term_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT council_term_state CHECK (state IN ('planned', 'confirmed')),
  -- A change of term rests on its resolution.
  CONSTRAINT council_term_confirmed CHECK
    ((state = 'confirmed') = (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL AND resolution IS NOT NULL)),
  CONSTRAINT council_term_order CHECK (from_date < to_date),
  FOREIGN KEY (tenant_id, created_by) REFERENCES account (tenant_id, id),
  FOREIGN KEY (tenant_id, confirmed_by) REFERENCES account (tenant_id, id)
);
CREATE UNIQUE INDEX council_term_tenant_id_ordinal_key ON council_term (tenant_id, ordinal);

CREATE TABLE council_seat (
  tenant_id uuid NOT NULL,
  term_id uuid NOT NULL,
  member_id uuid NOT NULL,
  title_slug text NOT NULL,
  representative text NOT NULL DEFAULT '',
  position text NOT NULL DEFAULT '',
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT council_seat_pkey PRIMARY KEY (tenant_id, term_id, member_id),
  FOREIGN KEY (tenant_id, term_id) REFERENCES council_term (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id),
  FOREIGN KEY (tenant_id, title_slug) REFERENCES title (tenant_id, slug)
);
CREATE INDEX council_seat_tenant_id_member_id_idx ON council_seat (tenant_id, member_id);

CREATE TABLE title_holding (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  title_slug text NOT NULL,
  from_date date NOT NULL,
  to_date date,
  term_id uuid,
  case_id uuid,
  CONSTRAINT title_holding_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT title_holding_order CHECK (to_date IS NULL OR from_date < to_date),
  CONSTRAINT title_holding_no_overlap EXCLUDE USING gist
    (tenant_id WITH =, member_id WITH =, daterange(from_date, to_date, '[)') WITH &&),
  FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id),
  FOREIGN KEY (tenant_id, title_slug) REFERENCES title (tenant_id, slug),
  FOREIGN KEY (tenant_id, term_id) REFERENCES council_term (tenant_id, id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id)
);
CREATE INDEX title_holding_tenant_id_member_id_from_date_idx ON title_holding (tenant_id, member_id, from_date);
CREATE INDEX title_holding_tenant_id_from_date_idx ON title_holding (tenant_id, from_date);

SELECT protect_tenant_table('council_term');
SELECT protect_tenant_table('council_seat');
SELECT protect_tenant_table('title_holding');

GRANT SELECT, INSERT, UPDATE ON council_term, council_seat, title_holding TO {{app_role}};
GRANT DELETE ON council_seat TO {{app_role}};

-- What a confirmed term rests on does not change.
CREATE FUNCTION guard_council_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'confirmed' THEN
    RAISE EXCEPTION 'a confirmed term does not change' USING ERRCODE = 'GH020';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'versions have no gaps' USING ERRCODE = 'GH004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_council_term BEFORE UPDATE ON council_term
  FOR EACH ROW EXECUTE FUNCTION guard_council_term();

-- Members from before held the title they have since they joined, as far as is known.
SELECT for_each_tenant($$
  INSERT INTO title_holding (id, member_id, title_slug, from_date)
  SELECT gen_random_uuid(), id, title_slug, joined_on FROM member
$$);
