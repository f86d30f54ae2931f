-- Does the client get a professional's note with their own data: `yes`, or the ground that holds it back (621/1999 § 11 (2),
-- 1050/2018 § 34: from memory): another's words, a child's interest, serious danger to the client's health. Null: written
-- before this was asked, given on request when somebody has looked (ADR 0055).
alter table sealed_payload add column client_gets text check (client_gets in ('yes', 'third-party', 'child', 'harm'));
