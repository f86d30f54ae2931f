-- Whoever sees the whole matter, or gives the visit, is let in by what is asked first. PostgreSQL asks the permissive policies of a
-- table backwards by name: what somebody sits in at costs a look of its own, so its name comes first and it is asked last.
alter policy appointment_joint on appointment rename to appointment_a_joint;
