-- The wall written out: the policies of the tables that nearly every statement reads, in full and in their plainest form. They are
-- what the faster ones of migration 0260 mean (ADR 0122). `wall-means-the-same.test.ts` puts them in the place of the others and
-- compares what both let through. Who changes a policy of these tables changes it here too.

create policy contact_access on contact to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])));
create policy contact_count on contact for select to luukku_app
  using (county_id = (select setting('county')) and (select counts_only()));
create policy contact_hidden on contact as restrictive to luukku_app, luukku_jobs
  using (id <> all ((select my_hidden_contacts())::uuid[]));
create policy contact_no_insert on contact as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy contact_no_update on contact as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy contact_closed on contact as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));

create policy need_access on need to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and (owner_staff_id = (select my_staff_id()) or unit_id = any ((select my_units())::uuid[])))));
create policy need_count on need for select to luukku_app
  using (county_id = (select setting('county')) and (select counts_only()));
create policy need_hidden on need as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy need_no_insert on need as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy need_no_update on need as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy need_closed on need as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy need_emergency on need for select to luukku_app
  using (county_id = (select setting('county')) and person_id = any ((select my_emergency())::uuid[]) and register = any ((select my_registers())::text[]));

create policy appointment_access on appointment to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = appointment.need_id))));
create policy appointment_count on appointment for select to luukku_app
  using (county_id = (select setting('county')) and (select counts_only()));
create policy appointment_hidden on appointment as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy appointment_no_insert on appointment as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy appointment_no_update on appointment as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy appointment_closed on appointment as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy appointment_a_joint on appointment for select to luukku_app
  using (county_id = (select setting('county')) and id = any ((select my_joint_visits())::uuid[]));

create policy appointment_step_access on appointment_step to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = appointment_step.need_id))));
create policy appointment_step_hidden on appointment_step as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy appointment_step_closed on appointment_step as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy appointment_step_no_insert on appointment_step as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));

create policy appointment_beside_access on appointment_beside to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or staff_id = (select my_staff_id()) or given_by = (select my_staff_id()) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = appointment_beside.need_id))));
create policy appointment_beside_hidden on appointment_beside as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy appointment_beside_no_insert on appointment_beside as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy appointment_beside_closed on appointment_beside as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));

create policy case_event_access on case_event to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (need_id is not null and register = any ((select my_registers())::text[]) and exists (select from need n where n.id = case_event.need_id))));
create policy case_event_hidden on case_event as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy case_event_no_insert on case_event as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy case_event_no_update on case_event as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy case_event_closed on case_event as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy case_event_alone on case_event as restrictive for select to luukku_app
  using ((select coalesce(setting('actor_kind'), '')) not in ('resident', 'visitor') or (data ->> 'to') is distinct from 'client'
    or ((select setting('actor_kind')) = 'resident' and person_id = (select my_self())));

create policy clock_access on clock to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (need_id is not null and register = any ((select my_registers())::text[]) and exists (select from need n where n.id = clock.need_id))));
create policy clock_count on clock for select to luukku_app
  using (county_id = (select setting('county')) and (select counts_only()));
create policy clock_hidden on clock as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy clock_closed on clock as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));

create policy plan_access on plan to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])));
create policy plan_hidden on plan as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy plan_closed on plan as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));

create policy plan_line_access on plan_line to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = plan_line.need_id))));
create policy plan_line_hidden on plan_line as restrictive to luukku_app, luukku_jobs
  using (((select setting('actor_kind')) is distinct from 'resident') or exists (select from plan p where p.id = plan_line.plan_id));
create policy plan_line_no_insert on plan_line as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy plan_line_no_update on plan_line as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy plan_line_closed on plan_line as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));

create policy notification_access on notification to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])));
create policy notification_hidden on notification as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy notification_no_insert on notification as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy notification_no_update on notification as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy notification_closed on notification as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy notification_alone on notification as restrictive for select to luukku_app
  using ((select coalesce(setting('actor_kind'), '')) not in ('resident', 'visitor') or not client_alone
    or ((select setting('actor_kind')) = 'resident' and person_id = (select my_self())));

create policy sealed_payload_access on sealed_payload to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (need_id is not null and register = any ((select my_registers())::text[]) and exists (select from need n where n.id = sealed_payload.need_id))));
create policy sealed_payload_hidden on sealed_payload as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy sealed_payload_no_insert on sealed_payload as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy sealed_payload_no_update on sealed_payload as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy sealed_payload_closed on sealed_payload as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy sealed_payload_alone on sealed_payload as restrictive for select to luukku_app
  using ((select coalesce(setting('actor_kind'), '')) not in ('resident', 'visitor') or not client_alone
    or ((select setting('actor_kind')) = 'resident' and person_id = (select my_self())));

create policy permission_access on permission to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])));
create policy permission_hidden on permission as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy permission_no_insert on permission as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy permission_no_update on permission as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy permission_closed on permission as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));

create policy questionnaire_response_access on questionnaire_response to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])));
create policy questionnaire_response_hidden on questionnaire_response as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy questionnaire_response_no_insert on questionnaire_response as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy questionnaire_response_no_update on questionnaire_response as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy questionnaire_response_closed on questionnaire_response as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy questionnaire_response_filled on questionnaire_response as restrictive to luukku_app
  using ((select setting('actor_kind')) is distinct from 'resident' or person_id = (select my_self())
    or coalesce(filled_by_representative = (select my_self()), status = 'asked'));

create policy move_proposal_access on move_proposal to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = move_proposal.need_id))));
create policy move_proposal_hidden on move_proposal as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy move_proposal_closed on move_proposal as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy move_proposal_no_insert on move_proposal as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy move_proposal_no_update on move_proposal as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));

create policy waiting_entry_access on waiting_entry to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = waiting_entry.need_id))));
create policy waiting_entry_hidden on waiting_entry as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy waiting_entry_closed on waiting_entry as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy waiting_entry_no_insert on waiting_entry as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy waiting_entry_no_update on waiting_entry as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));

create policy waiting_offer_no_update on waiting_offer as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy waiting_offer_access on waiting_offer to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = waiting_offer.need_id))));
create policy waiting_offer_count on waiting_offer for select to luukku_app
  using (county_id = (select setting('county')) and (select counts_only()));
create policy waiting_offer_hidden on waiting_offer as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy waiting_offer_closed on waiting_offer as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy waiting_offer_no_insert on waiting_offer as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));

create policy waiting_place_access on waiting_place to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = waiting_place.need_id))));
create policy waiting_place_count on waiting_place for select to luukku_app
  using (county_id = (select setting('county')) and (select counts_only()));
create policy waiting_place_hidden on waiting_place as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy waiting_place_closed on waiting_place as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
create policy waiting_place_no_insert on waiting_place as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy waiting_place_no_update on waiting_place as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));

create policy person_access on person to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or id = any ((select my_persons())::uuid[]) or ((not (select counts_only())) and ((select my_staff_id()) is not null) and exists (select from need n where n.person_id = person.id))));
create policy person_closed on person as restrictive to luukku_app
  using (id <> all ((select my_closed())::uuid[]));

create policy person_identity_access on person_identity to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[]) or ((not (select counts_only())) and ((select my_staff_id()) is not null) and exists (select from need n where n.person_id = person_identity.person_id))));
create policy person_identity_no_insert on person_identity as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy person_identity_no_update on person_identity as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
create policy person_identity_closed on person_identity as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));

create policy whereabouts_access on whereabouts for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (
    person_id = (select my_self()) or (select setting('actor_kind')) = 'system'
    or ((select my_staff_id()) is not null and (
      exists (select from contact c where c.person_id = whereabouts.person_id and c.status <> 'closed'
        and (c.opened_by = (select my_staff_id()) or c.assigned_staff_id = (select my_staff_id())
          or (c.next_owner_kind = 'staff' and c.next_owner_id = (select my_staff_id())::text)))
      or exists (select from appointment a where a.person_id = whereabouts.person_id and a.staff_id = (select my_staff_id())
        and a.status in ('booked', 'arrived', 'started') and in_visit_window(a.during))))));
create policy whereabouts_closed on whereabouts as restrictive to luukku_app
  using (person_id <> all ((select my_closed())::uuid[]));
