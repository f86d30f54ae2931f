-- A visitor's sessions are ended by whose record they made, when that record is identified or joined (ADR 0054).
create index session_visit on session (person_id) where kind = 'visitor';
