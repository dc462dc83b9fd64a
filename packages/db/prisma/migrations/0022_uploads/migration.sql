-- Files that are half-sent: whose they are, where they belong, and when they are given up.
CREATE TABLE "file_upload" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "replaces" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "file_id" UUID,

    CONSTRAINT "file_upload_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "file_upload_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id")
      REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "file_upload_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id")
      REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "file_upload_tenant_id_file_id_fkey" FOREIGN KEY ("tenant_id", "file_id")
      REFERENCES "stored_file"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "file_upload_size" CHECK (size > 0)
);

CREATE INDEX "file_upload_tenant_id_case_id_idx" ON "file_upload"("tenant_id", "case_id");
CREATE INDEX "file_upload_tenant_id_expires_at_idx" ON "file_upload"("tenant_id", "expires_at");
-- The same file chosen again for the same place goes on with the upload that is there.
CREATE UNIQUE INDEX file_upload_unfinished ON file_upload
  (tenant_id, account_id, case_id, slot, fingerprint) WHERE file_id IS NULL;

SELECT protect_tenant_table('file_upload');
GRANT SELECT, INSERT, UPDATE, DELETE ON file_upload TO {{app_role}};
