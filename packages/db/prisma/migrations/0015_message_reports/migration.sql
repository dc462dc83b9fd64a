-- What the carrier says of an SMS after the provider took it: some phones swallow them.
ALTER TABLE message ADD COLUMN delivery text;
ALTER TABLE message ADD COLUMN delivered_at timestamptz(3);
ALTER TABLE message ADD COLUMN report_due_at timestamptz(3);
ALTER TABLE message ADD COLUMN reports integer NOT NULL DEFAULT 0;
ALTER TABLE message ADD CONSTRAINT message_delivery CHECK (delivery IN ('delivered', 'undelivered'));
CREATE INDEX message_report_due ON message (tenant_id, report_due_at) WHERE report_due_at IS NOT NULL;
CREATE INDEX message_trouble ON message (tenant_id, state, created_at DESC, id DESC) WHERE state IN ('failed', 'unknown', 'queued', 'sending');

-- Messages of the association's WeChat service account, to those who have bound it.
ALTER TABLE message DROP CONSTRAINT message_channel;
ALTER TABLE message ADD CONSTRAINT message_channel CHECK (channel IN ('sms', 'mail', 'wechat'));
ALTER TABLE account ADD COLUMN wechat_open_id text;
CREATE UNIQUE INDEX account_tenant_id_wechat_open_id_key ON account (tenant_id, wechat_open_id);
