-- Members that come in from a file, and how a whole import is taken back.

CREATE TABLE "import_job" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "blueprint_version_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "columns" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,
    "created_by" UUID NOT NULL,
    "acting_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "import_job_tenant_id_created_by_fkey" FOREIGN KEY ("tenant_id", "created_by")
      REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    FOREIGN KEY (tenant_id, acting_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, blueprint_version_id) REFERENCES blueprint_version (tenant_id, id),
    CONSTRAINT "import_job_state" CHECK (state IN
      ('mapping', 'checking', 'checked', 'running', 'done', 'cancelled', 'undoing', 'undone', 'failed')),
    CONSTRAINT "import_job_format" CHECK (format IN ('xlsx', 'csv'))
);

CREATE TABLE "import_row" (
    "tenant_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "raw" JSONB NOT NULL,
    "values" JSONB NOT NULL,
    "masked" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "verdict" TEXT NOT NULL,
    "duplicate_of" INTEGER,
    "party_id" UUID,
    "changes" JSONB NOT NULL,
    "seen" TEXT,
    "choice" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("tenant_id","job_id","row"),
    CONSTRAINT "import_row_tenant_id_job_id_fkey" FOREIGN KEY ("tenant_id", "job_id")
      REFERENCES "import_job"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "import_row_verdict" CHECK (verdict IN ('new', 'changed', 'unchanged', 'repeated', 'refused')),
    CONSTRAINT "import_row_choice" CHECK (choice IN ('merge', 'overwrite', 'skip')),
    CONSTRAINT "import_row_state" CHECK (state IN ('pending', 'done', 'skipped', 'failed', 'undone', 'kept'))
);

CREATE INDEX "import_job_tenant_id_created_at_idx" ON "import_job"("tenant_id", "created_at");
-- The rows that a batch takes next.
CREATE INDEX import_row_pending ON import_row (tenant_id, job_id, row) WHERE state = 'pending';
-- What a worker looks for.
CREATE INDEX import_job_moving ON import_job (tenant_id) WHERE state IN ('checking', 'running', 'undoing');


SELECT protect_tenant_table('import_job');
SELECT protect_tenant_table('import_row');
GRANT SELECT, INSERT, UPDATE ON import_job TO {{app_role}};
-- A check that is done anew begins with no rows.
GRANT SELECT, INSERT, UPDATE, DELETE ON import_row TO {{app_role}};

-- Rosters name units that have no credit code by their name.
CREATE INDEX IF NOT EXISTS party_exact_name ON party (tenant_id, name);

-- An import that is undone takes away what it made, and nothing that came to be in another way.
GRANT DELETE ON party, identity, identity_version, member, membership_period, title_holding TO {{app_role}};
CREATE FUNCTION guard_certified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.source <> 'import' THEN
    RAISE EXCEPTION 'what was certified stays' USING ERRCODE = 'GH013';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER guard_certified BEFORE DELETE ON identity_version
  FOR EACH ROW EXECUTE FUNCTION guard_certified();
