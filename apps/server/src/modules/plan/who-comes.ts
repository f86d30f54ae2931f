import type { AppointmentView } from '@luukku/contract'
import { professionText } from '@luukku/i18n/data/professions'
import { sql } from 'kysely'

/** Who takes part in a time beside its professional, as far as the wall shows them. */
export interface WhoComesRow {
  /** A language that the visit needs interpreted, and who does it; nobody where it is to be ordered. */
  spoken: string | null
  interpreted: 'onsite' | 'remote' | 'ordered' | null
  beside: { given_name: string; family_name: string; professions: string[] }[] | null
}

/** Columns of a `WhoComesRow`, of appointment `a`, its professional `m` and its need `n`. */
export const whoComesColumns = sql.raw(`
      case when n.interpreter <> all (m.languages) then n.interpreter end as spoken,
      case when n.interpreter is not null then coalesce((select 'ordered' from interpreter_order o where o.appointment_id = a.id),
        (select i.how from appointment_interpreter i where i.appointment_id = a.id and interpreter_stands(i.interpreter_id, i.during))) end as interpreted,
      (select jsonb_agg(jsonb_build_object('given_name', o.given_name, 'family_name', o.family_name, 'professions', o.professions) order by b.id)
        from appointment_beside b join staff_member o on o.id = b.staff_id where b.appointment_id = a.id) as beside`)

export const whoComesView = ({
  spoken,
  interpreted,
  beside,
}: WhoComesRow): Pick<AppointmentView, 'interpreter' | 'beside'> => ({
  ...(spoken === null ? {} : { interpreter: { language: spoken, how: interpreted ?? ('missing' as const) } }),
  ...(beside === null || beside.length === 0
    ? {}
    : {
        beside: beside.map(({ given_name, family_name, professions }) => ({
          name: `${given_name} ${family_name}`,
          role: professionText(professions[0] ?? ''),
        })),
      }),
})
