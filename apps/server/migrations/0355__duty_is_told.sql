-- Whether the duty role that owns a contact's step has been told of it: asked (planned, not sent yet), sent, failed (tried again
-- and again while the step is the role's), no-address (the county set none). Null where the step is nobody's on duty.
-- Written with the step by appendEvents, and by the job that sends the alarm.
alter table contact add column duty_alarm text check (duty_alarm in ('asked', 'sent', 'failed', 'no-address'));

-- Whom nobody told: few at any time, read for the desk's and the manager's alarm.
create index contact_duty_not_told on contact (county_id) where duty_alarm in ('failed', 'no-address');
