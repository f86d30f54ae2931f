-- That the county exists is asked where a person and their contact come in, and no more of each row that stands with them (ADR 0217): every
-- change locked the one row of its county, some seven times a booking, and many at once kept a list of themselves on it.
do $$
declare t text;
begin
  foreach t in array array['need', 'plan', 'plan_line', 'clock', 'case_event', 'sealed_payload', 'permission', 'questionnaire_response', 'notification',
    'appointment', 'appointment_resource', 'appointment_interpreter', 'idempotency'] loop
    execute format('alter table %I alter constraint %I not enforced', t, t || '_county_id_fkey');
  end loop;
end $$;

-- Only what keeps nobody at a unit may be at somebody's home.
drop trigger staff_time_home on staff_time;
create trigger staff_time_home before insert on staff_time for each row
  when (new.unit_id is null and new.appointment_id is not null) execute function note_home();
