-- A message waits until it is due, and one that is being sent is given up when its time is over: its
-- outcome is then unknown, and it is not sent again by itself.
ALTER TABLE message ADD COLUMN due_at timestamptz(3) NOT NULL DEFAULT now();
DROP INDEX message_waiting;
CREATE INDEX message_due ON message (tenant_id, due_at) WHERE state IN ('queued', 'sending');
