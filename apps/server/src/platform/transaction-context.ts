import type { TransactionOptions } from './db.ts'

/**
 * The statement that goes out with `begin`: every setting the wall reads, local to the transaction and gone with it, and the
 * version of what the county has decided. It has a name, so that a connection parses and plans its fourteen calls once.
 */
export function contextStatement(
  o: Pick<TransactionOptions, 'actor' | 'purpose'>,
  at: Date,
): { name: string; text: string; values: string[] } {
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
  const calls = Object.keys(settings).map((name, i) => `set_config('luukku.${name}', $${String(i + 2)}, true)`)
  return {
    name: 'context',
    text: `select ${calls.join(', ')}, (select version from county_version where county_id = $1) as county_version`,
    values: [a.county, ...Object.values(settings)],
  }
}
