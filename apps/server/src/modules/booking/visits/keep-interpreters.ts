import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import { addDays, formatHelsinki, fromHelsinki, isMissingTime, toInstant, toLocalDate } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { AppError, notFound, violatedConstraint } from '../../../platform/errors.ts'
import { listServices } from '../../catalogue/index.ts'

/** Who interprets, their coming hours, and what makes visits longer. Of what is booked only how much. */
export async function listVisitSettings(tx: ReadTx): Promise<RouteResponse<typeof routes.listVisitSettings>> {
  const [rows, times, may] = await Promise.all([
    tx.rows(sql<{
      id: string
      name: string
      languages: string[]
      municipality: string | null
      remote: boolean
      phone: string | null
      active: boolean
    }>`
      select id, name, languages, municipality_code as municipality, is_remote as remote, phone, active
      from interpreter where county_id = ${tx.actor.county} order by active desc, name`),
    tx.rows(sql<{ id: string; interpreter_id: string; from: Date; to: Date }>`
      select id, interpreter_id, lower(during) as from, upper(during) as to from interpreter_time
      where county_id = ${tx.actor.county} and upper(during) > ${tx.at} order by lower(during) limit 2000`),
    tx.first(sql<{ may: boolean }>`select keeps_county_calendars() as may`),
  ])
  tx.journal({ register: 'none', persons: [], detail: { interpreters: rows.length } })
  return {
    canChange: may?.may === true,
    interpreters: rows.map(({ id, municipality, phone, ...row }) => ({
      interpreterId: id,
      ...row,
      ...(municipality === null ? {} : { municipality }),
      ...(phone === null ? {} : { phone }),
      times: times
        .filter(({ interpreter_id }) => interpreter_id === id)
        .map((time) => ({
          timeId: time.id,
          from: formatHelsinki(toInstant(time.from)),
          to: formatHelsinki(toInstant(time.to)),
        })),
    })),
    services: (await listServices(tx))
      .filter(({ bookable }) => bookable)
      .map(({ code, name, duration_minutes, extra_minutes }) => ({
        service: code,
        title: name,
        minutes: duration_minutes,
        extra: {
          interpreter: extra_minutes.interpreter ?? 0,
          'first-visit': extra_minutes['first-visit'] ?? 0,
          'more-time': extra_minutes['more-time'] ?? 0,
        },
      })),
  }
}

/** @throws AppError not-found: no such interpreter, or the asker does not keep the county's; rule-violated: reachable in no way */
export async function saveInterpreter(
  tx: WriteTx,
  interpreterId: string | undefined,
  body: RouteBody<typeof routes.addInterpreter>,
): Promise<{ interpreterId: string }> {
  const { name, languages, municipality, remote, phone, active } = body
  if (!remote && municipality === undefined) throw new AppError('rule-violated', { reason: 'interpreter-nowhere' })
  const row = await tx.first(sql<{ id: string | null }>`
    select keep_interpreter(${interpreterId ?? null}::uuid, ${name}, ${[...new Set(languages)]}::text[], ${municipality ?? null}, ${remote},
      ${phone ?? null}, ${active}) as id`)
  if (!row?.id) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { interpreter: row.id, active } })
  return { interpreterId: row.id }
}

/** Hours of an interpreter, all or none. @throws AppError not-found; rule-violated: past, backwards, over one another, or in an hour that no clock shows */
export async function addInterpreterTimes(
  tx: WriteTx,
  interpreterId: string,
  { day, from, to, weeks }: RouteBody<typeof routes.addInterpreterTimes>,
): Promise<{ added: number }> {
  const days = Array.from({ length: weeks }, (_, week) => addDays(toLocalDate(day), week * 7))
  const times = days.map((on) => ({ from: fromHelsinki(on, from), to: fromHelsinki(on, to) }))
  if (to <= from) throw new AppError('rule-violated', { reason: 'end-before-start' })
  if (days.some((on) => isMissingTime(on, from) || isMissingTime(on, to)))
    throw new AppError('rule-violated', { reason: 'hour-that-does-not-exist' })
  if (times.some((one) => new Date(one.to) <= tx.at))
    throw new AppError('rule-violated', { reason: 'time-in-the-past' })
  const spans = sql.join(times.map((one) => sql`tstzrange(${one.from}, ${one.to})`))
  const row = await tx.first(
    sql<{ added: number | null }>`select add_interpreter_times(${interpreterId}, array[${spans}]) as added`,
  )
  const added = row?.added ?? undefined
  if (added === undefined) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { interpreter: interpreterId, times: added } })
  return { added }
}

export const timesOverlap = (error: unknown): unknown =>
  violatedConstraint(error) ? new AppError('rule-violated', { reason: 'interpreter-times-overlap' }) : error

/** What is booked in it stays. @throws AppError not-found */
export async function dropInterpreterTime(tx: WriteTx, timeId: string): Promise<{ dropped: boolean }> {
  const row = await tx.first(sql<{ dropped: boolean }>`select drop_interpreter_time(${timeId}) as dropped`)
  if (row?.dropped !== true) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { interpreterTime: timeId } })
  return { dropped: true }
}

/** @throws AppError not-found: no such service, or the asker does not keep the county's */
export async function setExtraMinutes(
  tx: WriteTx,
  { service, extra }: RouteBody<typeof routes.setExtraMinutes>,
): Promise<{ service: string }> {
  const kept = Object.fromEntries(Object.entries(extra).filter(([, minutes]) => minutes > 0))
  const row = await tx.first(
    sql<{ code: string | null }>`select keep_extra_minutes(${service}, ${JSON.stringify(kept)}::jsonb) as code`,
  )
  if (!row?.code) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { service, ...kept } })
  return { service }
}
