-- Records closed to a professional (their own, their children's, colleagues') stayed open in three tables that came later:
-- what is closed is taken away in every table about a person.
do $$
declare t text;
begin
  foreach t in array array['need_in_law','clock_record','questionnaire_response'] loop
    execute format($p$create policy %1$I on %2$I as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]))$p$, t || '_closed', t);
  end loop;
end $$;
