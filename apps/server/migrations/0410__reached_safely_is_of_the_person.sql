-- Who said once, or of whom a rule heard, that only safe ways may be used is somebody of whom that is known: it stays with the
-- person, over every contact and over joining, and no box that was left unticked takes it away. Nobody lifts it yet. ADR 0173.
alter table person add column safe_contact_only boolean not null default false;

-- What was told by the person themself; where nobody knows who told, too. What somebody else told stays with their contact: it
-- may be their own way that is not safe.
create function keep_safe_contact() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person set safe_contact_only = true where id = new.person_id and not safe_contact_only;
  return null;
end $$;
revoke all on function keep_safe_contact() from public;
create trigger contact_safe_contact after insert or update of summary, person_id on contact for each row
  when (new.summary -> 'safeContactOnly' = 'true'::jsonb and coalesce(new.summary ->> 'toldBy', 'self') = 'self')
  execute function keep_safe_contact();

-- Whoever was stored before this file.
update person p set safe_contact_only = true where exists (
  select from contact c where c.person_id = p.id and c.summary -> 'safeContactOnly' = 'true'::jsonb and coalesce(c.summary ->> 'toldBy', 'self') = 'self');
