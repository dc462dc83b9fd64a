-- What was decided lately, by anyone: the desk's list of decided cases and its count of today.
CREATE INDEX case_step_newest ON case_step (tenant_id, at DESC, id DESC);
-- Which versions of the blueprint running cases still follow, found by hopping from one to the next.
CREATE INDEX cases_pinned ON cases (tenant_id, blueprint_version_id) WHERE state = 'submitted';
