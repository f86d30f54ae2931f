/**
 * Who acts. Passed, never ambient; the same facts are set on the transaction, where row-level security reads them.
 * `persons` are the ids a resident may act for: their own first.
 */
export type Actor =
  | { readonly kind: 'anonymous'; readonly county: string }
  | { readonly kind: 'visitor'; readonly county: string; readonly personId: string; readonly contactId: string }
  | {
      readonly kind: 'resident'
      readonly county: string
      readonly personId: string
      readonly persons: readonly string[]
      /** Those of `persons` whose matters may be seen and not changed: a person of trust. */
      readonly readOnly?: readonly string[]
    }
  | {
      readonly kind: 'staff'
      readonly county: string
      readonly staffId: string
      readonly roles: readonly StaffRole[]
      readonly registers: readonly ('health' | 'social' | 'both')[]
      readonly guidance: boolean
      readonly unitId: string
      /** Own unit and those covered now. */
      readonly units?: readonly string[]
      /** Persons whose records are closed to this professional: their own, their children's, colleagues'. */
      readonly closed?: readonly string[]
      /** Persons opened by break-glass, not yet lapsed. */
      readonly emergency?: readonly string[]
      readonly languages: readonly string[]
      readonly licensed: boolean
    }
  | { readonly kind: 'system'; readonly county: string; readonly task: string }

export const staffRoles = ['triage', 'health', 'social', 'manager', 'data-protection', 'records'] as const
export type StaffRole = (typeof staffRoles)[number]
export const roles = ['anonymous', 'visitor', 'resident', ...staffRoles] as const
export type Role = (typeof roles)[number]

export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** Every role this actor has, for the access rule of a route. */
export function rolesOf(actor: Actor): readonly Role[] {
  if (actor.kind === 'staff') return actor.roles
  return actor.kind === 'system' ? [] : [actor.kind]
}
