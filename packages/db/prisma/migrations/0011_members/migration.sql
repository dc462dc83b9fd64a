-- Members for staff: found by any fragment, suspended, expelled, written about.

-- ---- finding ----------------------------------------------------------------------------------

-- A member carries the name of its party, so that a list sorts and searches one table. Kept by
-- triggers: no writer of names can forget it.
ALTER TABLE member ADD COLUMN name TEXT NOT NULL DEFAULT '';
-- What a fragment is looked for in (name, pinyin, initials), and the name it was made from: where
-- that is another than today's, the grams are made anew.
ALTER TABLE member ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN indexed_as TEXT;

SELECT for_each_tenant($$
  UPDATE member m SET name = p.name FROM party p
  WHERE m.tenant_id = current_tenant() AND p.tenant_id = m.tenant_id AND p.id = m.party_id
$$);

CREATE FUNCTION member_takes_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.name INTO NEW.name FROM party p WHERE p.tenant_id = NEW.tenant_id AND p.id = NEW.party_id;
  NEW.name := coalesce(NEW.name, '');
  RETURN NEW;
END $$;
CREATE TRIGGER member_takes_name BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION member_takes_name();

CREATE FUNCTION party_gives_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member SET name = NEW.name WHERE tenant_id = NEW.tenant_id AND party_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER party_gives_name AFTER UPDATE OF name ON party
  FOR EACH ROW WHEN (NEW.name IS DISTINCT FROM OLD.name) EXECUTE FUNCTION party_gives_name();

-- A contact's mobile finds the member too: another version of what is certified is indexed anew.
CREATE FUNCTION version_unsettles_index() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member m SET indexed_as = NULL FROM identity i
  WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.identity_id
    AND m.tenant_id = i.tenant_id AND m.party_id = i.party_id;
  RETURN NULL;
END $$;
CREATE TRIGGER version_unsettles_index AFTER INSERT ON identity_version
  FOR EACH ROW EXECUTE FUNCTION version_unsettles_index();

CREATE TABLE member_gram (
  tenant_id UUID NOT NULL,
  gram TEXT NOT NULL,
  member_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, gram, member_id)
);
-- No foreign key to the member: forty grams a name would be checked one by one, and a gram whose member
-- is gone finds nothing.
CREATE INDEX member_gram_member ON member_gram (tenant_id, member_id);
SELECT protect_tenant_table('member_gram');
GRANT SELECT, INSERT, DELETE ON member_gram TO {{app_role}};

CREATE INDEX member_to_index ON member (tenant_id, id) WHERE indexed_as IS DISTINCT FROM name;
CREATE INDEX member_by_name ON member (tenant_id, name COLLATE "zh-x-icu", id);
CREATE INDEX member_by_joined ON member (tenant_id, joined_on, id);
CREATE INDEX membership_period_days ON membership_period (tenant_id, member_id, from_date, to_date);

-- ---- sanctions --------------------------------------------------------------------------------

-- The case (退会) that ended a period early.
ALTER TABLE membership_period ADD COLUMN IF NOT EXISTS ended_by UUID;
GRANT DELETE ON membership_period TO {{app_role}};

CREATE TABLE membership_sanction (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  member_id UUID NOT NULL,
  kind TEXT NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE,
  reason TEXT NOT NULL,
  resolution TEXT NOT NULL DEFAULT '',
  created_by UUID NOT NULL,
  created_by_label TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ended_periods JSONB NOT NULL DEFAULT '[]',
  appeal_until DATE NOT NULL,
  appealed_at TIMESTAMPTZ(3),
  appealed_by UUID,
  appeal_text TEXT,
  appeal_outcome TEXT,
  appeal_reason TEXT,
  appeal_decided_by UUID,
  appeal_decided_at TIMESTAMPTZ(3),
  lifted_by UUID,
  lifted_by_label TEXT,
  lifted_at TIMESTAMPTZ(3),
  lift_reason TEXT,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES account (tenant_id, id),
  FOREIGN KEY (tenant_id, appealed_by) REFERENCES account (tenant_id, id),
  FOREIGN KEY (tenant_id, appeal_decided_by) REFERENCES account (tenant_id, id),
  FOREIGN KEY (tenant_id, lifted_by) REFERENCES account (tenant_id, id),
  CONSTRAINT membership_sanction_kind CHECK (kind IN ('suspension', 'expulsion')),
  -- Lifted before it began, it lasts no day.
  CONSTRAINT membership_sanction_order CHECK (to_date IS NULL OR from_date <= to_date),
  CONSTRAINT membership_sanction_reason CHECK (reason <> ''),
  CONSTRAINT membership_sanction_appeal CHECK (appeal_outcome IS NULL OR appealed_at IS NOT NULL),
  CONSTRAINT membership_sanction_outcome CHECK (appeal_outcome IN ('upheld', 'dismissed')),
  -- Nobody decides on an appeal against the own measure.
  CONSTRAINT membership_sanction_second CHECK (appeal_decided_by <> created_by),
  CONSTRAINT membership_sanction_no_overlap EXCLUDE USING gist
    (tenant_id WITH =, member_id WITH =, kind WITH =, daterange(from_date, to_date, '[)') WITH &&)
);
CREATE INDEX membership_sanction_member ON membership_sanction (tenant_id, member_id);
SELECT protect_tenant_table('membership_sanction');
GRANT SELECT, INSERT, UPDATE ON membership_sanction TO {{app_role}};

-- ---- what staff write -------------------------------------------------------------------------

CREATE TABLE member_note (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  member_id UUID NOT NULL,
  text TEXT NOT NULL,
  author_id UUID NOT NULL,
  author_label TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id),
  FOREIGN KEY (tenant_id, author_id) REFERENCES account (tenant_id, id)
);
CREATE INDEX member_note_member ON member_note (tenant_id, member_id, created_at DESC);
SELECT protect_tenant_table('member_note');
GRANT SELECT, INSERT ON member_note TO {{app_role}};

-- A list as somebody wants to see it again: an account's own, or everyone's where it has none.
CREATE TABLE saved_view (
  tenant_id UUID NOT NULL,
  id UUID NOT NULL,
  account_id UUID,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  settings JSONB NOT NULL,
  is_default BOOLEAN NOT NULL DEFAULT false,
  created_by UUID NOT NULL,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES account (tenant_id, id),
  CONSTRAINT saved_view_default CHECK (NOT is_default OR account_id IS NOT NULL)
);
CREATE INDEX saved_view_list ON saved_view (tenant_id, list, account_id);
CREATE UNIQUE INDEX saved_view_one_default ON saved_view (tenant_id, list, account_id) WHERE is_default;
SELECT protect_tenant_table('saved_view');
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO {{app_role}};
