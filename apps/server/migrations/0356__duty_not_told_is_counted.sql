-- Whom nobody told is counted with the manager's other numbers of the day, in one look at the open contacts: no statement asked
-- for this index.
drop index contact_duty_not_told;
