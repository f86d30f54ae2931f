-- An offer that cannot be kept any more (the professional is away, the person has an earlier time, the need has ended) is taken
-- back: that is no silence of the person's, and the log of fairness does not say so.
alter table waiting_offer drop constraint waiting_offer_status_check;
alter table waiting_offer add constraint waiting_offer_status_check
  check (status in ('offered', 'accepted', 'declined', 'expired', 'unreached', 'withdrawn'));
