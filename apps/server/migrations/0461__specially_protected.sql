-- Specially protected notes (703/2023 § 26 (2)): what a service of this kind wrote opens from another service only after a
-- confirmation of its own. Which services these are is the county's; mental health from the start (psychiatry: from memory of the
-- act's preamble), as an extra press costs less than a note that should not have been seen.
alter table service add column specially_protected boolean not null default false;
update service set specially_protected = true where code in ('MT_PERUS', 'MT_OMAHOITO', 'MT_LYHYT', 'MT_NUORI', 'MT_KRIISI', 'NUOR_PSYK');
