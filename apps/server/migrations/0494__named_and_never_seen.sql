-- What 0492 was to do: a name that nobody told is sealed too, and has no words. Who was only named by a code, and never signed in.
update person p set verified = false from person_identity i
where i.person_id = p.id and p.verified and coalesce(cardinality(i.name_index), 0) = 0 and i.identity_code_index is not null
  and exists (select from person_relation r where r.actor_person_id = p.id and r.recorded_by is not null);
