-- The staff's list of messages and the limits on codes read the newest first.
CREATE INDEX message_newest ON message (tenant_id, created_at DESC, id DESC);
CREATE INDEX one_time_code_newest ON one_time_code (tenant_id, mobile, created_at DESC);
