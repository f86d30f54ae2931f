-- The log of use and disclosure (703/2023 § 10): who, in what role, on what ground, which register, why; ids, codes
-- and digests, never content. Append-only, hash-chained in a few chains; the heads are anchored outside the database.

create table journal_head (
  chain integer primary key,
  seq bigint not null,
  hash bytea not null
);
insert into journal_head select n, 0, sha256(convert_to('luukku journal chain ' || n, 'UTF8')) from generate_series(0, 7) n;

create table journal_entry (
  chain integer not null,
  seq bigint not null,
  county_id text not null,
  at timestamptz not null,
  request_id text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_role text not null,
  action text not null,
  purpose text not null,
  ground text not null,
  register text not null check (register in ('health', 'social', 'both', 'none')),
  -- Codes and digests: which rows were written, how many were read.
  detail jsonb not null,
  -- Digest of the sorted subjects: the list beside cannot be changed without breaking the chain.
  subjects_hash bytea not null,
  previous bytea not null,
  hash bytea not null,
  primary key (chain, seq)
);
create index journal_entry_at on journal_entry (county_id, at);

create table journal_subject (
  chain integer not null,
  seq bigint not null,
  county_id text not null,
  person_id uuid not null,
  primary key (person_id, chain, seq)
);

-- The text that is hashed. One function, used to write and to verify, so that they cannot differ.
create function journal_hash(
  previous bytea, chain integer, seq bigint, county_id text, at timestamptz, request_id text, actor_kind text,
  actor_id text, actor_role text, action text, purpose text, ground text, register text, detail jsonb, subjects_hash bytea
) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(concat_ws(E'\x1f', chain, seq, county_id, extract(epoch from at)::numeric(20, 6),
    request_id, actor_kind, actor_id, actor_role, action, purpose, ground, register, detail::text,
    encode(subjects_hash, 'hex')), 'UTF8'))
$$;

create function journal_subjects_hash(persons uuid[]) returns bytea language sql immutable as $$
  select sha256(convert_to(coalesce(string_agg(p::text, ',' order by p), ''), 'UTF8')) from (select distinct p from unnest(persons) p) d
$$;

-- The last statement of a transaction: locks one head, appends one entry and its subjects. Actor, county and purpose
-- come from the transaction's own settings and cannot be passed in.
create function journal_append(
  p_chain integer, p_at timestamptz, p_request_id text, p_action text, p_ground text, p_register text, p_detail jsonb, p_persons uuid[]
) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head journal_head;
  next_seq bigint;
  subjects bytea := journal_subjects_hash(p_persons);
  county text := current_setting('luukku.county');
  kind text := current_setting('luukku.actor_kind');
  actor text := current_setting('luukku.actor_id');
  role text := current_setting('luukku.actor_role');
  purpose text := current_setting('luukku.purpose');
  new_hash bytea;
begin
  select * into strict head from journal_head where chain = p_chain for update;
  next_seq := head.seq + 1;
  new_hash := journal_hash(head.hash, p_chain, next_seq, county, p_at, p_request_id, kind, actor, role, p_action, purpose, p_ground, p_register, p_detail, subjects);
  insert into journal_entry values (p_chain, next_seq, county, p_at, p_request_id, kind, actor, role, p_action, purpose, p_ground, p_register, p_detail, subjects, head.hash, new_hash);
  insert into journal_subject select p_chain, next_seq, county, p from (select distinct p from unnest(p_persons) p) d;
  update journal_head set seq = next_seq, hash = new_hash where chain = p_chain;
  return next_seq;
end $$;
revoke all on function journal_append from public;
