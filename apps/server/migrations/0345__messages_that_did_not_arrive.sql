-- What became of a message that a gateway took. `delivery` is what the gateway reported last; «delivered» stays whatever
-- comes after it. A message that did not get through is followed by one over the next way the person allowed
-- (`instead_of`), and where there is none by a task for a person at the desk: `unreached_at` until `settled_at`.
alter table notification
  add column delivery text check (delivery in ('delivered', 'undelivered')),
  add column delivery_at timestamptz,
  add column instead_of uuid references notification on delete set null,
  add column unreached_at timestamptz,
  -- call: the person allows a call; look: they allow none, and somebody decides what to do.
  add column unreached_how text check (unreached_how in ('call', 'look')),
  add column settled_at timestamptz,
  add constraint notification_unreached_how check ((unreached_at is null) = (unreached_how is null)),
  add constraint notification_settled check (settled_at is null or unreached_at is not null);
-- A message is followed once, whoever finds out first: a report that comes twice, or two servers.
create unique index notification_instead on notification (instead_of) where instead_of is not null;
create index notification_unreached on notification (county_id, unreached_at) where unreached_at is not null and settled_at is null;

-- Held for somebody whom no message reached and nobody reached by telephone: no answer of theirs, and the log says so.
alter table waiting_offer drop constraint waiting_offer_status_check;
alter table waiting_offer add constraint waiting_offer_status_check check (status in ('offered', 'accepted', 'declined', 'expired', 'unreached'));
alter table waiting_offer add column undelivered boolean not null default false;
