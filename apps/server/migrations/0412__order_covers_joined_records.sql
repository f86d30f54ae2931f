-- An order of non-disclosure is of the person, so of every record that was joined into theirs: the numbers, the address and the
-- municipality of those lie in whereabouts too, whether the order was told before the joining or after it. Lifted, it is lifted
-- of all. Separated, both keep it: which of the two it is about, a person must say. ADR 0173.
create function order_of_joined() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_argv[0] = 'followed' then
    update person set non_disclosure = new.non_disclosure, non_disclosure_until = new.non_disclosure_until
    where joined_into = new.id and (non_disclosure, non_disclosure_until) is distinct from (new.non_disclosure, new.non_disclosure_until);
  else
    update person o set non_disclosure = true, non_disclosure_until = k.non_disclosure_until
    from person k where o.id = new.id and k.id = new.joined_into and k.non_disclosure;
  end if;
  return null;
end $$;
revoke all on function order_of_joined() from public;
create trigger person_order_followed after update of non_disclosure, non_disclosure_until on person for each row
  when ((old.non_disclosure, old.non_disclosure_until) is distinct from (new.non_disclosure, new.non_disclosure_until))
  execute function order_of_joined('followed');
create trigger person_order_taken after update of joined_into on person for each row
  when (new.joined_into is not null and new.joined_into is distinct from old.joined_into)
  execute function order_of_joined('taken');

-- Whoever was joined before this file.
update person o set non_disclosure = true, non_disclosure_until = k.non_disclosure_until
from person k where k.id = o.joined_into and k.non_disclosure and not o.non_disclosure;
