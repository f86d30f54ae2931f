-- Few people share two names: told so, PostgreSQL looks each of them up instead of reading through every contact.
alter function persons_named(bytea[]) rows 3;

-- A stored answer is sealed: nothing in it can be made smaller, and trying costs as much as writing it.
alter table idempotency alter column answer set storage external;
