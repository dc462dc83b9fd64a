-- 更正: a published notice is corrected as another edition; what was told before is kept, word for word.

ALTER TABLE "notice"
    ADD COLUMN "corrections" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "corrected_at" TIMESTAMPTZ(3),
    ADD COLUMN "correction" TEXT,
    ADD COLUMN "told_again_at" TIMESTAMPTZ(3);

CREATE TABLE "notice_edition" (
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_by" UUID NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "notice_edition_pkey" PRIMARY KEY ("tenant_id","notice_id","number"),
    CONSTRAINT "notice_edition_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "notice_edition_replaced_by_fkey" FOREIGN KEY ("tenant_id", "replaced_by") REFERENCES "account"("tenant_id", "id")
);

-- What members were told stands but for a correction, of which the edition before is in the record.
CREATE OR REPLACE FUNCTION guard_notice() RETURNS trigger LANGUAGE plpgsql AS $$
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
     (NEW.audience, NEW.audience_slugs, NEW.audience_year, NEW.publish_at, NEW.announced_at)
     IS DISTINCT FROM
     (OLD.audience, OLD.audience_slugs, OLD.audience_year, OLD.publish_at, OLD.announced_at) THEN
    RAISE EXCEPTION 'whom it was announced to, and when, is not rewritten' USING ERRCODE = 'GH042';
  END IF;
  IF OLD.announced_at IS NOT NULL AND
     (NEW.title, NEW.html, NEW.text, NEW.corrections, NEW.corrected_at, NEW.correction)
     IS DISTINCT FROM
     (OLD.title, OLD.html, OLD.text, OLD.corrections, OLD.corrected_at, OLD.correction) AND NOT (
       NEW.corrections = OLD.corrections + 1 AND NEW.corrected_at IS NOT NULL AND NEW.correction IS NOT NULL
       AND EXISTS (SELECT FROM notice_edition e WHERE e.tenant_id = OLD.tenant_id AND e.notice_id = OLD.id
         AND e.number = NEW.corrections AND (e.title, e.html, e.text) = (OLD.title, OLD.html, OLD.text))) THEN
    RAISE EXCEPTION 'what was announced is corrected, not rewritten' USING ERRCODE = 'GH042';
  END IF;
  IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
    RAISE EXCEPTION 'a withdrawal stands' USING ERRCODE = 'GH043';
  END IF;
  RETURN NEW;
END $$;

SELECT protect_tenant_table('notice_edition');

GRANT SELECT, INSERT ON notice_edition TO {{app_role}};
-- Whoever is told again reads again: the time of reading is then that of the edition in force.
GRANT UPDATE (read_at) ON notice_read TO {{app_role}};
