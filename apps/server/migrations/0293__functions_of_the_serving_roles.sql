-- A function that runs with the owner's rights is for the serving roles, by name: PostgreSQL lets everybody run a new function
-- unless it is told otherwise, and 0212 and others forgot to tell.
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('public', p.oid, 'execute')
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to luukku_app, luukku_jobs', f);
  end loop;
end $$;
