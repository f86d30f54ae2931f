-- A monthly duty is of one month's figures: which one is recorded, since figures published late are not those of the month
-- before their day. Null: of the month before it, as every earlier record was taken.
alter table publication_record add column of_month date;
alter table publication_record add constraint publication_record_of_month
  check (of_month is null or (extract(day from of_month) = 1 and of_month < date_trunc('month', published_on)));
