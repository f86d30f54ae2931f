-- Staff moved a booked time by mistake: the old one stands again, as it was (ADR 0222).
alter table appointment_step drop constraint appointment_step_step_check;
alter table appointment_step add constraint appointment_step_step_check
  check (step in ('take', 'lapse', 'arrive', 'start', 'finish', 'miss', 'cancel', 'move', 'unmove', 'correct', 'undo'));
