-- What was recorded of a visit is taken back by a professional who writes why, also after the ten minutes of a slip (ADR 0112).
alter table appointment_step drop constraint appointment_step_step_check;
alter table appointment_step add constraint appointment_step_step_check
  check (step in ('take', 'lapse', 'arrive', 'start', 'finish', 'miss', 'cancel', 'move', 'correct', 'undo'));
