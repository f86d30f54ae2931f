-- Who was only named as somebody's representative, by a code, is found by it and is not verified before they sign in or somebody
-- checks who they are (ADR 0209). Whoever signed in since has their name from there.
update person p set verified = false from person_identity i
where i.person_id = p.id and p.verified and i.name_sealed is null and i.identity_code_index is not null
  and exists (select from person_relation r where r.actor_person_id = p.id and r.recorded_by is not null);
