
CREATE TABLE "account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mobile" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "email" TEXT,
    "unit_name" TEXT,
    "password_hash" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "consent" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "session" (
    "tenant_id" UUID NOT NULL,
    "id_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id_hash")
);

CREATE TABLE "one_time_code" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "mobile" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "spent_challenge" (
    "tenant_id" UUID NOT NULL,
    "signature" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_challenge_pkey" PRIMARY KEY ("tenant_id","signature")
);

CREATE TABLE "rate_limit" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("tenant_id","key","window_start")
);

CREATE TABLE "role_grant" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "branch_slug" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "cases" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "identity_type_slug" TEXT NOT NULL,
    "party_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "party_name" TEXT NOT NULL,
    "branch_slug" TEXT,
    "number" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "stage_slug" TEXT,
    "stage_since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "blueprint_version_id" UUID,
    "submission_id" UUID,
    "claimed_by" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "cases_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "draft_group" (
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "group_key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID NOT NULL,

    CONSTRAINT "draft_group_pkey" PRIMARY KEY ("tenant_id","case_id","group_key")
);

CREATE TABLE "submission" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "blueprint_version_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "submitted_by" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "remark" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "remark_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "case_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "case_version" INTEGER NOT NULL,
    "submission_id" UUID,
    "action" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "reason" TEXT,
    "seen_hash" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_step_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "form_print" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "blueprint_version_id" UUID NOT NULL,
    "printed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "form_print_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "stored_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "pages" INTEGER NOT NULL DEFAULT 1,
    "print_check" TEXT NOT NULL DEFAULT 'none',
    "print_id" UUID,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "meeting" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "stage_slug" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 0,
    "due_to_attend" INTEGER,
    "attended" INTEGER,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "agenda_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" TEXT,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "bill" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "title_slug" TEXT NOT NULL,
    "dues_class_slug" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,

    CONSTRAINT "bill_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "posting" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "ledger" TEXT NOT NULL,
    "bill_id" UUID,
    "amount_fen" BIGINT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "event_head" (
    "tenant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "event_head_pkey" PRIMARY KEY ("tenant_id")
);

CREATE TABLE "event" (
    "tenant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "actor_id" UUID,
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("tenant_id","seq")
);

CREATE TABLE "event_reader" (
    "tenant_id" UUID NOT NULL,
    "reader" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "event_reader_pkey" PRIMARY KEY ("tenant_id","reader")
);

CREATE TABLE "message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "account_id" UUID,
    "case_id" UUID,
    "template" TEXT NOT NULL,
    "variables" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "provider_id" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "party" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "credit_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "mandate" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE,
    "paper" TEXT NOT NULL,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "identity" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "type_slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "identity_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "certified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_version_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "member" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title_slug" TEXT NOT NULL,
    "branch_slug" TEXT,
    "joined_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "membership_period" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "case_id" UUID,

    CONSTRAINT "membership_period_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "certificate" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "type_slug" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "issued_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "case_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "tenant_host" (
    "host" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,

    CONSTRAINT "tenant_host_pkey" PRIMARY KEY ("host")
);

CREATE TABLE "blueprint_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID,

    CONSTRAINT "blueprint_version_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "dues_class" (
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "dues_class_pkey" PRIMARY KEY ("tenant_id","slug")
);

CREATE TABLE "title" (
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "dues_class_slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "title_pkey" PRIMARY KEY ("tenant_id","slug")
);

CREATE TABLE "branch" (
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "branch_pkey" PRIMARY KEY ("tenant_id","slug")
);

CREATE TABLE "identity_type" (
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_type_pkey" PRIMARY KEY ("tenant_id","slug")
);

CREATE TABLE "number_counter" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "number_counter_pkey" PRIMARY KEY ("tenant_id","kind","year")
);

CREATE UNIQUE INDEX "account_tenant_id_mobile_key" ON "account"("tenant_id", "mobile");

CREATE INDEX "consent_tenant_id_account_id_purpose_idx" ON "consent"("tenant_id", "account_id", "purpose");

CREATE INDEX "session_tenant_id_account_id_idx" ON "session"("tenant_id", "account_id");

CREATE INDEX "one_time_code_tenant_id_mobile_purpose_idx" ON "one_time_code"("tenant_id", "mobile", "purpose");

CREATE INDEX "role_grant_tenant_id_account_id_idx" ON "role_grant"("tenant_id", "account_id");

CREATE INDEX "cases_tenant_id_account_id_idx" ON "cases"("tenant_id", "account_id");

CREATE INDEX "cases_tenant_id_party_id_idx" ON "cases"("tenant_id", "party_id");

CREATE UNIQUE INDEX "cases_tenant_id_application_number_key" ON "cases"("tenant_id", "application", "number");

CREATE UNIQUE INDEX "submission_tenant_id_case_id_number_key" ON "submission"("tenant_id", "case_id", "number");

CREATE UNIQUE INDEX "submission_tenant_id_case_id_idempotency_key_key" ON "submission"("tenant_id", "case_id", "idempotency_key");

CREATE UNIQUE INDEX "remark_tenant_id_submission_id_path_key" ON "remark"("tenant_id", "submission_id", "path");

CREATE INDEX "case_step_tenant_id_actor_id_at_idx" ON "case_step"("tenant_id", "actor_id", "at");

CREATE UNIQUE INDEX "case_step_tenant_id_case_id_case_version_key" ON "case_step"("tenant_id", "case_id", "case_version");

CREATE UNIQUE INDEX "form_print_tenant_id_case_id_number_key" ON "form_print"("tenant_id", "case_id", "number");

CREATE UNIQUE INDEX "form_print_tenant_id_code_key" ON "form_print"("tenant_id", "code");

CREATE INDEX "stored_file_tenant_id_case_id_slot_idx" ON "stored_file"("tenant_id", "case_id", "slot");

CREATE INDEX "agenda_item_tenant_id_case_id_idx" ON "agenda_item"("tenant_id", "case_id");

CREATE UNIQUE INDEX "agenda_item_tenant_id_meeting_id_case_id_key" ON "agenda_item"("tenant_id", "meeting_id", "case_id");

CREATE UNIQUE INDEX "bill_tenant_id_member_id_year_key" ON "bill"("tenant_id", "member_id", "year");

CREATE INDEX "posting_tenant_id_bill_id_idx" ON "posting"("tenant_id", "bill_id");

CREATE INDEX "posting_tenant_id_entry_id_idx" ON "posting"("tenant_id", "entry_id");

CREATE INDEX "event_tenant_id_subject_id_idx" ON "event"("tenant_id", "subject_id");

CREATE INDEX "message_tenant_id_state_idx" ON "message"("tenant_id", "state");

CREATE INDEX "message_tenant_id_case_id_idx" ON "message"("tenant_id", "case_id");

CREATE UNIQUE INDEX "message_tenant_id_dedupe_key_key" ON "message"("tenant_id", "dedupe_key");

CREATE UNIQUE INDEX "party_tenant_id_credit_code_key" ON "party"("tenant_id", "credit_code");

CREATE INDEX "mandate_tenant_id_account_id_idx" ON "mandate"("tenant_id", "account_id");

CREATE INDEX "mandate_tenant_id_party_id_idx" ON "mandate"("tenant_id", "party_id");

CREATE UNIQUE INDEX "identity_tenant_id_party_id_type_slug_key" ON "identity"("tenant_id", "party_id", "type_slug");

CREATE UNIQUE INDEX "identity_version_tenant_id_identity_id_number_key" ON "identity_version"("tenant_id", "identity_id", "number");

CREATE UNIQUE INDEX "member_tenant_id_party_id_key" ON "member"("tenant_id", "party_id");

CREATE UNIQUE INDEX "member_tenant_id_number_key" ON "member"("tenant_id", "number");

CREATE INDEX "membership_period_tenant_id_member_id_idx" ON "membership_period"("tenant_id", "member_id");

CREATE INDEX "certificate_tenant_id_party_id_idx" ON "certificate"("tenant_id", "party_id");

CREATE UNIQUE INDEX "certificate_tenant_id_code_key" ON "certificate"("tenant_id", "code");

CREATE UNIQUE INDEX "certificate_tenant_id_number_key" ON "certificate"("tenant_id", "number");

CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

CREATE UNIQUE INDEX "blueprint_version_tenant_id_number_key" ON "blueprint_version"("tenant_id", "number");

ALTER TABLE "consent" ADD CONSTRAINT "consent_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_tenant_id_branch_slug_fkey" FOREIGN KEY ("tenant_id", "branch_slug") REFERENCES "branch"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_party_id_fkey" FOREIGN KEY ("tenant_id", "party_id") REFERENCES "party"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_identity_type_slug_fkey" FOREIGN KEY ("tenant_id", "identity_type_slug") REFERENCES "identity_type"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_branch_slug_fkey" FOREIGN KEY ("tenant_id", "branch_slug") REFERENCES "branch"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_blueprint_version_id_fkey" FOREIGN KEY ("tenant_id", "blueprint_version_id") REFERENCES "blueprint_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_claimed_by_fkey" FOREIGN KEY ("tenant_id", "claimed_by") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "draft_group" ADD CONSTRAINT "draft_group_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "submission" ADD CONSTRAINT "submission_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remark" ADD CONSTRAINT "remark_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remark" ADD CONSTRAINT "remark_tenant_id_submission_id_fkey" FOREIGN KEY ("tenant_id", "submission_id") REFERENCES "submission"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remark" ADD CONSTRAINT "remark_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "case_step" ADD CONSTRAINT "case_step_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "form_print" ADD CONSTRAINT "form_print_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_tenant_id_print_id_fkey" FOREIGN KEY ("tenant_id", "print_id") REFERENCES "form_print"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_tenant_id_meeting_id_fkey" FOREIGN KEY ("tenant_id", "meeting_id") REFERENCES "meeting"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "bill" ADD CONSTRAINT "bill_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "bill" ADD CONSTRAINT "bill_tenant_id_dues_class_slug_fkey" FOREIGN KEY ("tenant_id", "dues_class_slug") REFERENCES "dues_class"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "posting" ADD CONSTRAINT "posting_tenant_id_bill_id_fkey" FOREIGN KEY ("tenant_id", "bill_id") REFERENCES "bill"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "message" ADD CONSTRAINT "message_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "mandate" ADD CONSTRAINT "mandate_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "mandate" ADD CONSTRAINT "mandate_tenant_id_party_id_fkey" FOREIGN KEY ("tenant_id", "party_id") REFERENCES "party"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "identity" ADD CONSTRAINT "identity_tenant_id_party_id_fkey" FOREIGN KEY ("tenant_id", "party_id") REFERENCES "party"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "identity" ADD CONSTRAINT "identity_tenant_id_type_slug_fkey" FOREIGN KEY ("tenant_id", "type_slug") REFERENCES "identity_type"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "identity_version" ADD CONSTRAINT "identity_version_tenant_id_identity_id_fkey" FOREIGN KEY ("tenant_id", "identity_id") REFERENCES "identity"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "identity_version" ADD CONSTRAINT "identity_version_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "cases"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "member" ADD CONSTRAINT "member_tenant_id_party_id_fkey" FOREIGN KEY ("tenant_id", "party_id") REFERENCES "party"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "member" ADD CONSTRAINT "member_tenant_id_title_slug_fkey" FOREIGN KEY ("tenant_id", "title_slug") REFERENCES "title"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "member" ADD CONSTRAINT "member_tenant_id_branch_slug_fkey" FOREIGN KEY ("tenant_id", "branch_slug") REFERENCES "branch"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "membership_period" ADD CONSTRAINT "membership_period_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "certificate" ADD CONSTRAINT "certificate_tenant_id_party_id_fkey" FOREIGN KEY ("tenant_id", "party_id") REFERENCES "party"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "tenant_host" ADD CONSTRAINT "tenant_host_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "title" ADD CONSTRAINT "title_tenant_id_dues_class_slug_fkey" FOREIGN KEY ("tenant_id", "dues_class_slug") REFERENCES "dues_class"("tenant_id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

