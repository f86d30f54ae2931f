-- A denial said aloud, and taken back aloud: recorded by the professional who hears it, for the need they have in hand, or by
-- the joint guidance unit. Who hears is not told whether anything was denied before. 703/2023 §§ 58-59.
alter table denial add column withdrawn_heard_by uuid references staff_member;
do $$
begin
  execute format('create policy denial_heard on denial to %I using (true) with check (true)', current_user);
end $$;

-- @returns the person; null when the need, the contact or the document is not the asker's to hear about
create function hear_denial(p_contact uuid, p_need uuid, p_target text, p_register text, p_document uuid, p_stands boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine need;
  about contact;
  heard_at timestamptz := setting('at')::timestamptz;
begin
  if setting('actor_kind') is distinct from 'staff' then return null; end if;
  if p_need is not null then
    mine := my_need(p_need);
    if mine.id is null and sees_whole_contact() then select n.* into mine from need n where n.id = p_need and n.county_id = setting('county'); end if;
    if mine.id is null then return null; end if;
    select c.* into about from contact c where c.id = mine.contact_id;
  elsif sees_whole_contact() then
    select c.* into about from contact c where c.id = p_contact and c.county_id = setting('county');
  end if;
  if about.id is null or about.person_id = any (my_closed()) or (p_target = 'event' and mine.id is null) then return null; end if;
  if p_target = 'document' and not exists (select from joint_document j join joint_entry e on e.document_id = j.id
      where j.id = p_document and j.contact_id = about.id and (mine.id is null or mine.id = any (e.needs))) then return null; end if;
  if not p_stands then
    update denial d set withdrawn_at = heard_at, withdrawn_heard_by = my_staff_id()
      where d.person_id = about.person_id and d.withdrawn_at is null and same_denial(d, p_target, p_register, null, about.id, mine.id, p_document);
    return about.person_id;
  end if;
  if not exists (select from denial d where d.person_id = about.person_id and d.withdrawn_at is null and same_denial(d, p_target, p_register, null, about.id, mine.id, p_document)) then
    insert into denial (county_id, register, person_id, target, contact_id, need_id, document_id, asked_by, recorded_by, made_at)
    values (about.county_id, case when p_target = 'register' then p_register else 'both' end, about.person_id, p_target,
      case when p_target <> 'register' then about.id end, case when p_target = 'event' then mine.id end, case when p_target = 'document' then p_document end,
      'voice', my_staff_id(), heard_at);
  end if;
  return about.person_id;
end $$;

-- Do two denials say the same. A joint document is the same whatever saving of it was named.
create function same_denial(d denial, p_target text, p_register text, p_service text, p_contact uuid, p_need uuid, p_document uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select d.target = p_target and case p_target
    when 'register' then d.register = p_register
    when 'service' then d.service = p_service
    when 'matter' then d.contact_id = p_contact
    when 'event' then d.need_id = p_need
    else d.document_id = p_document or exists (select from joint_document a join joint_document b on b.contact_id = a.contact_id and b.kind = a.kind
      where a.id = d.document_id and b.id = p_document) end
$$;
revoke all on function hear_denial, same_denial from public;
grant execute on function hear_denial, same_denial to luukku_app;
