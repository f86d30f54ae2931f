import type { Client } from 'pg'
import { KnownFailure } from '../known-failure.ts'

/** What stands in the database, and what its owner may do in it. */
type Found = {
  name: string
  /** The migrator's list and the first table of the first file are there. */
  isOurs: boolean
  ownsTables: boolean
  /** Tables, views and sequences of nobody's extension; an empty list of the migrator is none. */
  others: boolean
  isReadOnly: boolean
  isInPublic: boolean
  mayCreate: boolean
  mayMakeRoles: boolean
}

/**
 * Refuses a database that is not Luukku's to fill, and an owner who could fill only half of it: one look, before a role or a
 * table is made.
 *
 * @throws KnownFailure  in one line
 */
export async function refuseForeignDatabase(owner: Client): Promise<void> {
  const why = whyNot(await look(owner))
  if (why !== undefined) throw new KnownFailure(`${why} Nothing was changed.`)
}

function whyNot(found: Found): string | undefined {
  const where = `The database ${found.name} of DATABASE_URL`
  if (!found.isOurs && found.others)
    return `${where} holds something else than Luukku's data: give an empty database of its own.`
  if (found.isReadOnly) return `${where} is read-only (a standby, or set so): Luukku must write in it.`
  if (found.isOurs && !found.ownsTables)
    return `${where} has tables of Luukku that belong to another role: give the address of their owner.`
  if (found.isOurs) return undefined
  if (!found.mayCreate)
    return `The owner in DATABASE_URL may not make schemas and tables in ${found.name}: make it the database's owner.`
  if (!found.isInPublic)
    return `${where} does not put this owner's tables into the schema public: take its search_path back to the usual one.`
  if (!found.mayMakeRoles)
    return 'The owner in DATABASE_URL may not make roles: let an administrator make luukku_app and luukku_jobs, or give it createrole.'
  return undefined
}

async function look(owner: Client): Promise<Found> {
  const { rows } = await owner.query<Found>(
    `with relation as (
              select c.oid, c.relname, c.relowner, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')),
          list as (
              select oid, relowner from relation r where nspname = 'public' and relname = 'schema_migration'
                and exists (select from pg_attribute where attrelid = r.oid and attname = 'hash'))
     select current_database() as name,
            exists (select from list) and exists (select from relation where nspname = 'public' and relname = 'county')
              as "isOurs",
            not exists (select from list where not pg_has_role(relowner, 'usage')) as "ownsTables",
            exists (select from relation where oid not in (select oid from list)) as others,
            current_setting('transaction_read_only') = 'on' as "isReadOnly",
            current_schema() is not distinct from 'public' as "isInPublic",
            has_database_privilege(current_database(), 'create') and coalesce(
              (select has_schema_privilege(oid, 'create') from pg_namespace where nspname = 'public'), false) as "mayCreate",
            (select count(*) = 2 from pg_roles where rolname in ('luukku_app', 'luukku_jobs'))
              or (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayMakeRoles"`,
  )
  if (!rows[0]) throw new Error('PostgreSQL did not say what the database holds')
  return rows[0]
}
