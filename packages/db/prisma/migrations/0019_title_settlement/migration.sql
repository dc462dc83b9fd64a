-- 核定级别: nobody gives himself a title of the council. What the staff settled about the title that an
-- application asks for; of a case one, which says for which title it was settled.

CREATE TABLE title_settlement (
    tenant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    asked_slug text NOT NULL,
    granted_slug text NOT NULL,
    -- What the applicant reads where another title was granted than asked for.
    note text,
    settled_by uuid NOT NULL,
    settled_by_label text NOT NULL,
    settled_at timestamptz(3) NOT NULL,
    PRIMARY KEY (tenant_id, case_id),
    FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id),
    FOREIGN KEY (tenant_id, asked_slug) REFERENCES title (tenant_id, slug),
    FOREIGN KEY (tenant_id, granted_slug) REFERENCES title (tenant_id, slug),
    FOREIGN KEY (tenant_id, settled_by) REFERENCES account (tenant_id, id),
    CHECK (asked_slug = granted_slug OR note IS NOT NULL)
);

SELECT protect_tenant_table('title_settlement');
GRANT SELECT, INSERT, UPDATE ON title_settlement TO {{app_role}};
