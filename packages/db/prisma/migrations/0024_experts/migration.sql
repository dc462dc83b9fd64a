-- 专家库: what staff search those certified by, and the draws of reviewers from it.

CREATE TABLE pool_entry (
  tenant_id uuid NOT NULL,
  identity_id uuid NOT NULL,
  version_id uuid NOT NULL,
  party_id uuid NOT NULL,
  type_slug text NOT NULL,
  name text NOT NULL,
  employer text NOT NULL,
  home text[] NOT NULL,
  specialities text[] NOT NULL,
  regions text[] NOT NULL,
  titles text[] NOT NULL,
  years text[] NOT NULL,
  -- Days, as text: the last days of the certificates that have one, earliest first.
  lapses text[] NOT NULL,
  CONSTRAINT pool_entry_pkey PRIMARY KEY (tenant_id, identity_id),
  FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
  FOREIGN KEY (tenant_id, version_id) REFERENCES identity_version (tenant_id, id),
  FOREIGN KEY (tenant_id, party_id) REFERENCES party (tenant_id, id)
);
CREATE INDEX pool_entry_tenant_id_type_slug_name_idx ON pool_entry (tenant_id, type_slug, name, identity_id);

CREATE TABLE expert_draw (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  type_slug text NOT NULL,
  number text NOT NULL,
  project text NOT NULL,
  client text NOT NULL,
  review_on date,
  place text NOT NULL DEFAULT '',
  wanted integer NOT NULL,
  reserves integer NOT NULL,
  criteria jsonb NOT NULL,
  excluded jsonb NOT NULL,
  algorithm text NOT NULL,
  seed text NOT NULL,
  -- Everybody who could be drawn, and those kept out with why, as they were on that day.
  candidates jsonb NOT NULL,
  candidates_hash text NOT NULL,
  drawn jsonb NOT NULL,
  -- Said by whoever draws anew for the same project.
  reason text,
  drawn_by uuid NOT NULL,
  drawn_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT expert_draw_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT expert_draw_wanted CHECK (wanted > 0 AND reserves >= 0),
  FOREIGN KEY (tenant_id, drawn_by) REFERENCES account (tenant_id, id)
);
CREATE UNIQUE INDEX expert_draw_tenant_id_number_key ON expert_draw (tenant_id, number);
CREATE INDEX expert_draw_tenant_id_drawn_at_idx ON expert_draw (tenant_id, drawn_at DESC, id DESC);

SELECT protect_tenant_table('pool_entry');
SELECT protect_tenant_table('expert_draw');

GRANT SELECT, INSERT, UPDATE, DELETE ON pool_entry TO {{app_role}};
-- A draw is never changed, nor taken back.
GRANT SELECT, INSERT ON expert_draw TO {{app_role}};
