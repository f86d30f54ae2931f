-- A time that is moved or cancelled takes its reminders with it: found by the appointment, not by reading every notice.
create index notification_appointment on notification (appointment_id) where appointment_id is not null and status = 'planned';
