-- Every denial of a person, the ones taken back too: the night's list asks of each whether a later one came (0290), and read
-- them all for every one of them.
create index denial_of on denial (person_id);
