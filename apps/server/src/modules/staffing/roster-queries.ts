import { sql } from 'kysely'
import type { LocalText, OwnerView } from '@luukku/contract'
import type { Roster, StepOwner } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { guidanceRoleText } from '@luukku/i18n/data/desk'
import { professionText } from '@luukku/i18n/data/professions'

const horizonDays = 10

/** Guidance and duty shifts from this moment on, for ten days: every date after that is decided again when it comes. */
export async function readRoster(tx: ReadTx): Promise<Roster> {
  const until = new Date(tx.at.getTime() + horizonDays * 86_400_000)
  const shifts = await tx.rows(sql<{
    staff_id: string
    kind: 'guidance' | 'duty'
    duty_role: string | null
    from: Date
    to: Date
    languages: string[]
  }>`
    select s.staff_id, s.kind, s.duty_role, lower(s.during) as from, upper(s.during) as to, m.languages
    from shift s join staff_member m on m.id = s.staff_id and m.active
    where s.county_id = ${tx.actor.county} and s.kind in ('guidance', 'duty') and s.during && tstzrange(${tx.at}, ${until})
      and not exists (select from shift a where a.staff_id = s.staff_id and a.kind = 'absence' and a.during && s.during)`)
  const roles = await tx.rows(
    sql<{
      code: string
      register: 'health' | 'social' | 'both'
      always_open: boolean
    }>`select code, register, always_open from duty_role where county_id = ${tx.actor.county} order by code`,
  )
  const spans = shifts.map((s) => ({ ...s, from: toInstant(s.from), to: toInstant(s.to) }))
  return {
    guidance: spans
      .filter(({ kind }) => kind === 'guidance')
      .map(({ staff_id, from, to, languages }) => ({ staffId: staff_id, from, to, languages })),
    duty: roles.map(({ code, register, always_open }) => ({
      code,
      register,
      alwaysOpen: always_open,
      shifts: spans.filter(({ duty_role }) => duty_role === code),
    })),
  }
}

/** Names, roles and phones of owners, for people to read. */
export async function readOwners(tx: ReadTx, owners: readonly StepOwner[]): Promise<Map<string, OwnerView>> {
  const staffIds = [...new Set(owners.filter(({ kind }) => kind === 'staff').map(({ id }) => id))]
  const codes = [...new Set(owners.filter(({ kind }) => kind === 'duty').map(({ id }) => id))]
  const staff = await tx.rows(
    sql<{
      id: string
      given_name: string
      family_name: string
      professions: string[]
      phone: string | null
    }>`select id, given_name, family_name, professions, phone from staff_member where id = any (${staffIds}::uuid[])`,
  )
  const duty = await tx.rows(
    sql<{
      code: string
      name: LocalText
      phone: string
    }>`select code, name, phone from duty_role where county_id = ${tx.actor.county} and code = any (${codes}::text[])`,
  )
  return new Map<string, OwnerView>([
    ...staff.map(
      (s) =>
        [
          s.id,
          {
            kind: 'staff',
            id: s.id,
            name: `${s.given_name} ${s.family_name}`,
            role: professionText(s.professions[0] ?? ''),
            ...(s.phone === null ? {} : { phone: s.phone }),
          },
        ] as const,
    ),
    ...duty.map((d) => [d.code, { kind: 'duty', id: d.code, name: d.name.fi, role: d.name, phone: d.phone }] as const),
  ])
}

export const unknownOwner = (owner: StepOwner): OwnerView => ({
  kind: owner.kind,
  id: owner.id,
  name: owner.id,
  role: guidanceRoleText,
})
export const ownerOf = (owners: Map<string, OwnerView>, owner: StepOwner): OwnerView =>
  owners.get(owner.id) ?? unknownOwner(owner)
