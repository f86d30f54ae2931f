-- What a professional recorded of a need by mistake is taken back by a record of its own, with a written reason: nothing is
-- changed or deleted, both moments stay. finding: what a professional found without a visit (an application lacks something,
-- the person receives the highest care allowance), and what it is in law.
alter table clock_record drop constraint clock_record_kind_check;
alter table clock_record add constraint clock_record_kind_check
  check (kind in ('event', 'exception', 'visit', 'finding', 'real-life', 'capacity', 'reassessed', 'closed', 'reopened', 'restart', 'taken-back'));
alter table clock_record add column takes_back uuid references clock_record;
alter table clock_record add constraint clock_record_taken_back
  check ((kind = 'taken-back') = (takes_back is not null) and (kind <> 'taken-back' or ground_payload_id is not null));
-- A record is taken back once.
create unique index clock_record_takes_back on clock_record (takes_back) where takes_back is not null;
