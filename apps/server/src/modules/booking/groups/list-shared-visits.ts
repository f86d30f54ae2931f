import type { GroupSessionView, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { notFound } from '../../../platform/errors.ts'
import { listServices } from '../../catalogue/index.ts'
import { professionalOf, readStaffBook } from '../../staffing/index.ts'

interface SessionRow {
  id: string
  service: string
  staff_ids: string[]
  unit_id: string
  mode: 'onsite' | 'remote'
  from: Date
  to: Date
  places: number
  taken: number
  fault: string | null
}

/** Groups, who sits in, and where times may lie over one another. Of sessions how many have a place, and not who. */
export async function listSharedVisits(tx: ReadTx): Promise<RouteResponse<typeof routes.listSharedVisits>> {
  const book = await readStaffBook(tx)
  const services = (await listServices(tx)).filter(({ bookable }) => bookable)
  const titles = new Map(services.map(({ code, name }) => [code, name]))
  const [rows, rules, may] = await Promise.all([
    // Only of units whose rosters the asker keeps: of others nothing is counted.
    tx.rows(sql<SessionRow>`
      with kept as (
        select s.*, session_fault(s) as fault from group_session s
        where s.county_id = ${tx.actor.county} and s.status = 'open' and upper(s.during) > ${tx.at}
          and s.unit_id in (select u.id from unit u where u.county_id = ${tx.actor.county} and may_keep_roster(u.id))
        order by lower(s.during) limit 300)
      select s.id, s.service, s.staff_ids, s.unit_id, s.mode, lower(s.during) as from, upper(s.during) as to, s.places, t.taken, s.fault
      from kept s join seats_taken(array(select id from kept)) t on t.session_id = s.id
      order by lower(s.during), s.id`),
    tx.rows(sql<{ service: string; unit_id: string | null; extra: number }>`
      select service, unit_id, extra from overbooking_rule where county_id = ${tx.actor.county} order by service, unit_id nulls first`),
    tx.first(sql<{ may: boolean }>`select keeps_county_calendars() as may`),
  ])
  const groups = services.filter(({ is_group }) => is_group)
  tx.journal({ register: 'none', persons: [], detail: { sessions: rows.length } })
  const placeOf = (unitId: string) => book.units.get(unitId)?.name ?? { fi: '', sv: '', en: '' }
  const titleOf = (code: string) => titles.get(code) ?? { fi: code, sv: code, en: code }
  const professions = [...new Set([...book.staff.values()].flatMap((one) => one.professions))].sort()
  return {
    canChange: may?.may === true,
    services: services.map(({ code, name, is_group, together }) => ({
      ...{ service: code, title: name, isGroup: is_group, together },
    })),
    overbooking: rules.map(({ service, unit_id, extra }) => ({
      ...{ service, title: titleOf(service), extra },
      ...(unit_id === null ? {} : { unitId: unit_id, place: placeOf(unit_id) }),
    })),
    professions: professions.map((profession) => ({ profession, title: professionText(profession) })),
    units: [...book.units.values()].map(({ id, name }) => ({ unitId: id, name })),
    staff: [...book.staff.values()].flatMap((one) => {
      const able = groups.filter((group) => one.professions.some((own) => group.professions.includes(own)))
      return one.active && able.length > 0
        ? [{ staffId: one.id, ...professionalOf(one), services: able.map(({ code }) => code) }]
        : []
    }),
    sessions: rows.map((row): GroupSessionView => ({
      sessionId: row.id,
      service: row.service,
      title: titleOf(row.service),
      staff: row.staff_ids.flatMap((id) => {
        const who = book.staff.get(id)
        return who ? [professionalOf(who).name] : []
      }),
      place: placeOf(row.unit_id),
      mode: row.mode,
      start: formatHelsinki(toInstant(row.from)),
      end: formatHelsinki(toInstant(row.to)),
      places: row.places,
      taken: row.taken,
      ...(row.fault === null ? {} : { lost: true }),
    })),
  }
}

/** @throws AppError not-found: no such service, or the asker does not keep the county's */
export async function setSharedVisits(
  tx: WriteTx,
  { service, isGroup, together }: RouteBody<typeof routes.setSharedVisits>,
): Promise<{ service: string }> {
  // Whoever meets a group meets it with whom the session names.
  const entries = isGroup ? [] : together
  const row = await tx.first(
    sql<{
      code: string | null
    }>`select keep_shared_visits(${service}, ${isGroup}, ${JSON.stringify(entries)}::jsonb) as code`,
  )
  if (!row?.code) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { service, isGroup, together: entries.length } })
  return { service }
}

/** @throws AppError not-found: no such service or unit, or the asker does not keep the county's */
export async function setOverbooking(
  tx: WriteTx,
  { service, unitId, extra }: RouteBody<typeof routes.setOverbooking>,
): Promise<{ saved: boolean }> {
  const row = await tx.first(
    sql<{ saved: boolean }>`select keep_overbooking(${service}, ${unitId ?? null}, ${extra}) as saved`,
  )
  if (row?.saved !== true) throw notFound()
  tx.journal({
    register: 'none',
    persons: [],
    detail: { service, ...(unitId === undefined ? {} : { unit: unitId }), overbooking: extra },
  })
  return { saved: true }
}
