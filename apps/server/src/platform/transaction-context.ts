import type pg from 'pg'
import type { TransactionOptions } from './db.ts'

/**
 * One round trip with `begin`: every setting the wall reads, local to the transaction and gone with it, and the version of
 * what the county has decided.
 */
export function contextStatement(
  client: Pick<pg.PoolClient, 'escapeLiteral'>,
  o: Pick<TransactionOptions, 'actor' | 'purpose'>,
  at: Date,
): string {
  const a = o.actor
  const settings: Record<string, string> = {
    county: a.county,
    actor_kind: a.kind,
    actor_id:
      a.kind === 'staff'
        ? a.staffId
        : a.kind === 'resident' || a.kind === 'visitor'
          ? a.personId
          : a.kind === 'system'
            ? a.task
            : 'nobody',
    actor_role: a.kind === 'staff' ? a.roles.join('+') : a.kind,
    purpose: o.purpose,
    persons: a.kind === 'resident' ? a.persons.join(',') : a.kind === 'visitor' ? a.personId : '',
    read_only: a.kind === 'resident' ? (a.readOnly ?? []).join(',') : '',
    registers: a.kind === 'staff' ? a.registers.join(',') : '',
    // The guidance unit's wider sight is for guidance: a manager's look at figures does not borrow it.
    guidance: a.kind === 'staff' && a.guidance && o.purpose !== 'management' ? 'yes' : '',
    units: a.kind === 'staff' ? (a.units ?? [a.unitId]).join(',') : '',
    closed: a.kind === 'staff' ? (a.closed ?? []).join(',') : '',
    emergency: a.kind === 'staff' ? (a.emergency ?? []).join(',') : '',
    at: at.toISOString(),
  }
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('luukku.${name}', ${client.escapeLiteral(value)}, true)`,
  )
  return `select ${calls.join(', ')}, (select version from county_version where county_id = ${client.escapeLiteral(a.county)}) as county_version`
}
