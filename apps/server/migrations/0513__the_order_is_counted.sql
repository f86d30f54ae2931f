-- Who answers for how times are offered reads in which order freed times went, of nobody by name (612/2021 § 29). Codes, numbers and
-- days alone: the purpose `management` opens neither words nor identities.
create policy waiting_place_a_count on waiting_place for select to luukku_app using (is_counted(county_id));
create policy waiting_offer_a_count on waiting_offer for select to luukku_app using (is_counted(county_id));
create index waiting_place_decided on waiting_place (county_id, decided_at);
