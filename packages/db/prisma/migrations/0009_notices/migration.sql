-- 通知公告: notices, their files, who has read them, and the SMS that tell of them.

CREATE TABLE "notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "html" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT 'members',
    "audience_slugs" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "audience_year" INTEGER,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "with_sms" BOOLEAN NOT NULL DEFAULT false,
    "publish_at" TIMESTAMPTZ(3),
    "announced_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "notice_created_by_fkey" FOREIGN KEY ("tenant_id", "created_by") REFERENCES "account"("tenant_id", "id"),
    CONSTRAINT "notice_updated_by_fkey" FOREIGN KEY ("tenant_id", "updated_by") REFERENCES "account"("tenant_id", "id")
);

CREATE TABLE "notice_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_file_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "notice_file_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "notice_file_uploaded_by_fkey" FOREIGN KEY ("tenant_id", "uploaded_by") REFERENCES "account"("tenant_id", "id")
);

CREATE TABLE "notice_read" (
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_read_pkey" PRIMARY KEY ("tenant_id","notice_id","account_id"),
    CONSTRAINT "notice_read_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "notice_read_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id")
);

CREATE TABLE "notice_round" (
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "asked_by" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_round_pkey" PRIMARY KEY ("tenant_id","notice_id","name"),
    CONSTRAINT "notice_round_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "notice_round_asked_by_fkey" FOREIGN KEY ("tenant_id", "asked_by") REFERENCES "account"("tenant_id", "id")
);

CREATE TABLE "notice_message" (
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "round" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,

    CONSTRAINT "notice_message_pkey" PRIMARY KEY ("tenant_id","notice_id","round","account_id"),
    CONSTRAINT "notice_message_tenant_id_notice_id_round_fkey" FOREIGN KEY ("tenant_id", "notice_id", "round") REFERENCES "notice_round"("tenant_id", "notice_id", "name") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "notice_message_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id"),
    CONSTRAINT "notice_message_message_id_fkey" FOREIGN KEY ("tenant_id", "message_id") REFERENCES "message"("tenant_id", "id")
);

CREATE INDEX "notice_file_tenant_id_notice_id_idx" ON "notice_file"("tenant_id", "notice_id");
CREATE INDEX "notice_read_tenant_id_account_id_idx" ON "notice_read"("tenant_id", "account_id");
-- What is published, newest first; what the worker has to announce; rounds that are under way.
CREATE INDEX notice_newest ON notice (tenant_id, publish_at DESC, id DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX notice_to_announce ON notice (tenant_id, publish_at)
  WHERE publish_at IS NOT NULL AND announced_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX notice_round_open ON notice_round (tenant_id, started_at) WHERE finished_at IS NULL;
-- Whom a notice to a title or a branch reaches.
CREATE INDEX IF NOT EXISTS member_by_title ON member (tenant_id, title_slug, number);
CREATE INDEX IF NOT EXISTS member_by_branch ON member (tenant_id, branch_slug, number);
-- Whom a notice about a year's dues reaches.
CREATE INDEX IF NOT EXISTS bill_by_year ON bill (tenant_id, year, member_id);


ALTER TABLE notice ADD CONSTRAINT notice_audience CHECK
  (audience IN ('public', 'members', 'titles', 'branches', 'owing'));
-- One that is told to somebody says to whom, and what.
ALTER TABLE notice ADD CONSTRAINT notice_whole CHECK (publish_at IS NULL OR (
  title <> ''
  AND (audience NOT IN ('titles', 'branches') OR cardinality(audience_slugs) > 0)
  AND (audience <> 'owing' OR audience_year IS NOT NULL)));
ALTER TABLE notice ADD CONSTRAINT notice_announced CHECK (announced_at IS NULL OR publish_at IS NOT NULL);
ALTER TABLE notice_file ADD CONSTRAINT notice_file_place CHECK (place IN ('attachment', 'image'));

-- What members were told stands: it can be withdrawn, never rewritten or taken out of the record.
CREATE FUNCTION guard_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.announced_at IS NOT NULL THEN
      RAISE EXCEPTION 'a notice that was announced stays' USING ERRCODE = 'GH041';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.version NOT IN (OLD.version, OLD.version + 1) THEN
    RAISE EXCEPTION 'versions have no gaps' USING ERRCODE = 'GH004';
  END IF;
  IF OLD.announced_at IS NOT NULL AND
     (NEW.title, NEW.html, NEW.text, NEW.audience, NEW.audience_slugs, NEW.audience_year, NEW.publish_at, NEW.announced_at)
     IS DISTINCT FROM
     (OLD.title, OLD.html, OLD.text, OLD.audience, OLD.audience_slugs, OLD.audience_year, OLD.publish_at, OLD.announced_at) THEN
    RAISE EXCEPTION 'what was announced is not rewritten' USING ERRCODE = 'GH042';
  END IF;
  IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
    RAISE EXCEPTION 'a withdrawal stands' USING ERRCODE = 'GH043';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_notice BEFORE UPDATE OR DELETE ON notice FOR EACH ROW EXECUTE FUNCTION guard_notice();

SELECT protect_tenant_table('notice');
SELECT protect_tenant_table('notice_file');
SELECT protect_tenant_table('notice_read');
SELECT protect_tenant_table('notice_round');
SELECT protect_tenant_table('notice_message');

GRANT SELECT, INSERT, UPDATE, DELETE ON notice, notice_file TO {{app_role}};
GRANT SELECT, INSERT, UPDATE ON notice_round TO {{app_role}};
GRANT SELECT, INSERT ON notice_read, notice_message TO {{app_role}};
