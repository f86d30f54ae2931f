-- When the person's companion (support person, guardian, escort) can come to the visits of a need (ADR 0118). Weekdays, hours and
-- dates; not who it is.
alter table need add column companion jsonb check (jsonb_typeof(companion) = 'object');
