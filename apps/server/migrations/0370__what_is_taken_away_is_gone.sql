-- A number or address that the person takes away is written as an empty value, which no sealed value is: for somebody with an
-- order of non-disclosure «nothing» in the row that gives its places up means «as it was», and could never mean «no more».
create or replace function keep_whereabouts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select p.non_disclosure from person p where p.id = new.person_id) then
    insert into whereabouts as w (person_id, county_id, phone_sealed, email_sealed, address_sealed, contact_way_sealed, phone_index, email_index, changed_at)
    values (new.person_id, new.county_id, new.phone_sealed, new.email_sealed, new.address_sealed, new.contact_way_sealed, new.phone_index, new.email_index, new.changed_at)
    on conflict (person_id) do update set phone_sealed = coalesce(excluded.phone_sealed, w.phone_sealed), email_sealed = coalesce(excluded.email_sealed, w.email_sealed),
      address_sealed = coalesce(excluded.address_sealed, w.address_sealed), contact_way_sealed = coalesce(excluded.contact_way_sealed, w.contact_way_sealed),
      phone_index = coalesce(excluded.phone_index, w.phone_index), email_index = coalesce(excluded.email_index, w.email_index), changed_at = excluded.changed_at;
    update whereabouts set phone_sealed = nullif(phone_sealed, ''), email_sealed = nullif(email_sealed, ''), contact_way_sealed = nullif(contact_way_sealed, ''),
      phone_index = nullif(phone_index, ''), email_index = nullif(email_index, '')
    where person_id = new.person_id;
    new.phone_sealed := null; new.email_sealed := null; new.address_sealed := null; new.contact_way_sealed := null;
    new.phone_index := null; new.email_index := null;
    return new;
  end if;
  new.phone_sealed := nullif(new.phone_sealed, ''); new.email_sealed := nullif(new.email_sealed, ''); new.contact_way_sealed := nullif(new.contact_way_sealed, '');
  new.phone_index := nullif(new.phone_index, ''); new.email_index := nullif(new.email_index, '');
  return new;
end $$;
