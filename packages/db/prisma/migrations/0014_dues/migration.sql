-- Vouchers, confirmed payments, waivers, receipts and yearly runs. Money stays in postings: every row
-- here that moved some names the entry that did.

CREATE TABLE dues_file (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    bill_id uuid NOT NULL,
    name text NOT NULL,
    mime text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL,
    storage_key text NOT NULL,
    pages integer NOT NULL DEFAULT 1,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, bill_id) REFERENCES bill (tenant_id, id),
    FOREIGN KEY (tenant_id, uploaded_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX dues_file_tenant_id_bill_id_idx ON dues_file (tenant_id, bill_id);

CREATE TABLE voucher (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    bill_id uuid NOT NULL,
    file_id uuid NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    paid_on date NOT NULL,
    payer text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'confirmed', 'refused', 'withdrawn')),
    version integer NOT NULL DEFAULT 0,
    reason text,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    decided_by uuid,
    decided_at timestamptz(3),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, bill_id) REFERENCES bill (tenant_id, id),
    FOREIGN KEY (tenant_id, file_id) REFERENCES dues_file (tenant_id, id),
    FOREIGN KEY (tenant_id, uploaded_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id),
    CHECK (state <> 'refused' OR reason IS NOT NULL),
    CHECK ((state = 'waiting') = (decided_at IS NULL))
);
CREATE INDEX voucher_tenant_id_bill_id_idx ON voucher (tenant_id, bill_id);
CREATE INDEX voucher_queue ON voucher (tenant_id, uploaded_at, id) WHERE state = 'waiting';

-- What was confirmed, and what undid it: never changed, never deleted.
CREATE TABLE payment (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    bill_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    voucher_id uuid,
    amount_fen bigint NOT NULL,
    received_on date NOT NULL,
    reference text,
    reverses_id uuid,
    reason text,
    confirmed_by uuid NOT NULL,
    confirmed_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, bill_id) REFERENCES bill (tenant_id, id),
    FOREIGN KEY (tenant_id, voucher_id) REFERENCES voucher (tenant_id, id),
    FOREIGN KEY (tenant_id, reverses_id) REFERENCES payment (tenant_id, id),
    FOREIGN KEY (tenant_id, confirmed_by) REFERENCES account (tenant_id, id),
    CHECK (CASE WHEN reverses_id IS NULL THEN amount_fen > 0 AND (voucher_id IS NOT NULL OR reference IS NOT NULL)
                ELSE amount_fen < 0 AND reason IS NOT NULL END)
);
CREATE UNIQUE INDEX payment_tenant_id_reverses_id_key ON payment (tenant_id, reverses_id);
CREATE INDEX payment_tenant_id_bill_id_idx ON payment (tenant_id, bill_id);

CREATE TABLE waiver (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    bill_id uuid NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    reason text NOT NULL,
    state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'refused')),
    entry_id uuid,
    proposed_by uuid NOT NULL,
    proposed_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    decided_by uuid,
    decided_at timestamptz(3),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, bill_id) REFERENCES bill (tenant_id, id),
    FOREIGN KEY (tenant_id, proposed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id),
    CHECK ((state = 'proposed') = (decided_at IS NULL)),
    CHECK ((state = 'confirmed') = (entry_id IS NOT NULL)),
    -- four eyes: nobody waives alone
    CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
);
CREATE INDEX waiver_tenant_id_bill_id_idx ON waiver (tenant_id, bill_id);
CREATE UNIQUE INDEX waiver_one_proposed ON waiver (tenant_id, bill_id) WHERE state = 'proposed';

CREATE TABLE invoice_details (
    tenant_id uuid NOT NULL,
    party_id uuid NOT NULL,
    unit_name text NOT NULL,
    credit_code text NOT NULL,
    contact text NOT NULL,
    mobile text NOT NULL,
    email text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    confirmed_by uuid NOT NULL,
    confirmed_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (tenant_id, party_id),
    FOREIGN KEY (tenant_id, party_id) REFERENCES party (tenant_id, id),
    FOREIGN KEY (tenant_id, confirmed_by) REFERENCES account (tenant_id, id)
);

CREATE TABLE receipt_request (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    bill_id uuid NOT NULL,
    is_advance boolean NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    details jsonb NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'issued', 'voided', 'refused')),
    version integer NOT NULL DEFAULT 0,
    requested_by uuid NOT NULL,
    requested_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    due_on date NOT NULL,
    code text,
    number text,
    check_code text,
    issued_on date,
    file_id uuid,
    issued_by uuid,
    issued_at timestamptz(3),
    closed_reason text,
    closed_by uuid,
    closed_at timestamptz(3),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, bill_id) REFERENCES bill (tenant_id, id),
    FOREIGN KEY (tenant_id, file_id) REFERENCES dues_file (tenant_id, id),
    FOREIGN KEY (tenant_id, requested_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, issued_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, closed_by) REFERENCES account (tenant_id, id),
    CHECK (state NOT IN ('issued', 'voided') OR
      (code IS NOT NULL AND number IS NOT NULL AND check_code IS NOT NULL AND issued_on IS NOT NULL AND file_id IS NOT NULL)),
    CHECK ((state IN ('voided', 'refused')) = (closed_reason IS NOT NULL))
);
CREATE INDEX receipt_request_tenant_id_bill_id_idx ON receipt_request (tenant_id, bill_id);
-- A bill has one receipt that counts, and a receipt's number stands once.
CREATE UNIQUE INDEX receipt_request_one_live ON receipt_request (tenant_id, bill_id) WHERE state IN ('waiting', 'issued');
CREATE UNIQUE INDEX receipt_request_number ON receipt_request (tenant_id, code, number) WHERE number IS NOT NULL;
CREATE INDEX receipt_request_queue ON receipt_request (tenant_id, due_on, id) WHERE state = 'waiting';

CREATE TABLE bill_run (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    year integer NOT NULL,
    issued_on date NOT NULL,
    blueprint_version_id uuid NOT NULL,
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done')),
    expected integer NOT NULL,
    made integer NOT NULL DEFAULT 0,
    made_fen bigint NOT NULL DEFAULT 0,
    last_number text,
    started_by uuid NOT NULL,
    started_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    finished_at timestamptz(3),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, blueprint_version_id) REFERENCES blueprint_version (tenant_id, id),
    FOREIGN KEY (tenant_id, started_by) REFERENCES account (tenant_id, id)
);
-- One run at a time: a double click starts one.
CREATE UNIQUE INDEX bill_run_one_running ON bill_run (tenant_id) WHERE state = 'running';

ALTER TABLE membership_period ADD COLUMN bill_id uuid;
-- Not valid: to check the rows there are takes a tenant; all of them are null, and new ones are checked.
ALTER TABLE membership_period ADD FOREIGN KEY (tenant_id, bill_id) REFERENCES bill (tenant_id, id) NOT VALID;

SELECT protect_tenant_table('dues_file');
SELECT protect_tenant_table('voucher');
SELECT protect_tenant_table('payment');
SELECT protect_tenant_table('waiver');
SELECT protect_tenant_table('invoice_details');
SELECT protect_tenant_table('receipt_request');
SELECT protect_tenant_table('bill_run');

GRANT SELECT, INSERT ON dues_file, payment TO {{app_role}};
GRANT SELECT, INSERT, UPDATE ON voucher, waiver, invoice_details, receipt_request, bill_run TO {{app_role}};
-- A period that a payment gave goes when the payment is undone; the event says so.
GRANT DELETE ON membership_period TO {{app_role}};

ALTER TABLE posting DROP CONSTRAINT posting_ledger;
ALTER TABLE posting ADD CONSTRAINT posting_ledger
  CHECK (ledger IN ('dues-receivable', 'dues-income', 'bank', 'dues-waived'));

-- A year's bills by member; each bill's three sums off one index.
CREATE INDEX bill_year ON bill (tenant_id, year, id);

-- A decided voucher stays as it is, but that undoing its payment lets it wait again.
CREATE FUNCTION guard_voucher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'waiting' AND (OLD.state, NEW.state) <> ('confirmed', 'waiting') THEN
    RAISE EXCEPTION 'a decided voucher does not change' USING ERRCODE = 'GH008';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'versions have no gaps' USING ERRCODE = 'GH004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_voucher BEFORE UPDATE ON voucher FOR EACH ROW EXECUTE FUNCTION guard_voucher();

CREATE FUNCTION guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, NEW.state) NOT IN (('waiting', 'issued'), ('waiting', 'refused'), ('issued', 'voided')) THEN
    RAISE EXCEPTION 'no way from % to %', OLD.state, NEW.state USING ERRCODE = 'GH003';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'versions have no gaps' USING ERRCODE = 'GH004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_receipt BEFORE UPDATE ON receipt_request FOR EACH ROW EXECUTE FUNCTION guard_receipt();
