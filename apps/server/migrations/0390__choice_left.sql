-- A professional left it to the person to choose the first time of a need on their own page (ADR 0171). It stands until the need is
-- closed: who cancels the time that they chose may choose again.
alter table need add column choice_left_at timestamptz;
