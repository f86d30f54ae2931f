-- Did somebody else tell of the person: as isToldByAnother of the contact, for what is chosen in a statement (ADR 0105, 0134).
-- Of an old contact that staff wrote down nobody knows, and that is not the same as no.
create function told_by_another(c contact) returns boolean language sql stable as $$
  select case when c.reporter_person_id is not null then c.reporter_person_id <> c.person_id
    else coalesce(c.summary ->> 'toldBy' <> 'self', c.channel not in ('web_form', 'chat', 'callback')) end
$$;
