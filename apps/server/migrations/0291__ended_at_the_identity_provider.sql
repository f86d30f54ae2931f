-- A session that ends at the identity provider ends here (OpenID Connect Back-Channel Logout 1.0, ADR 0133). By digests under
-- the index key: whose it is there, and which of their sessions.
alter table session
  add column provider_subject bytea,
  add column provider_session bytea;
create index session_provider_subject on session (provider_subject) where provider_subject is not null;
create index session_provider_session on session (provider_session) where provider_session is not null;

-- Messages of the provider that were taken: the same one is not taken twice. Forgotten once they could not be taken any more.
create table logout_message (
  county_id text not null references county,
  id bytea not null,
  expires_at timestamptz not null,
  primary key (county_id, id)
);
grant select, insert, delete on logout_message to luukku_app, luukku_jobs;
