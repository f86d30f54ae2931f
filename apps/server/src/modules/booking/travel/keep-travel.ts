import type { RouteBody, RouteQuery, RouteResponse, routes } from '@luukku/contract'
import { pairKey } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { listMunicipalities } from '../../catalogue/index.ts'
import { readStaffBook } from '../../staffing/index.ts'
import { listSaidHomes, listSaidJourneys, readTravel } from './read-travel.ts'

/** Journeys from one municipality: the asker's own where none is named. @throws AppError not-found: none of this county */
export async function listTravel(
  tx: ReadTx,
  query: RouteQuery<typeof routes.listTravel>,
): Promise<RouteResponse<typeof routes.listTravel>> {
  const municipalities = await listMunicipalities(tx)
  const { units } = await readStaffBook(tx)
  const withUnit = new Set([...units.values()].map(({ municipality_code }) => municipality_code))
  const centre = [...units.values()].find(({ joint_guidance }) => joint_guidance)?.municipality_code
  const from = municipalities.find(({ code }) => code === (query.from ?? centre ?? municipalities[0]?.code))
  if (!from) throw notFound()
  const travel = await readTravel(tx)
  const said = new Set((await listSaidJourneys(tx)).map((one) => pairKey(one.from, one.to)))
  const may = await tx.first(sql<{ may: boolean }>`select keeps_county_calendars() as may`)
  tx.journal({ register: 'none', persons: [], detail: { travelFrom: from.code } })
  return {
    from: from.code,
    name: from.name,
    insideMinutes: travel.minutesBetween(from.code, from.code),
    homeMinutes: travel.homeMinutes(from.code),
    homeIsSaid: (await listSaidHomes(tx)).some(({ municipality }) => municipality === from.code),
    canChange: may?.may === true,
    journeys: municipalities
      .filter(({ code }) => code !== from.code)
      .map(({ code, name }) => {
        const way = travel.between(from.code, code)
        return {
          municipality: code,
          name,
          hasUnit: withUnit.has(code),
          minutes: travel.minutesBetween(from.code, code),
          ...(way === undefined ? {} : { km: Math.round(way.km) }),
          source: said.has(pairKey(from.code, code)) ? 'said' : way === undefined ? 'unknown' : 'reckoned',
        }
      }),
  }
}

/** @throws AppError not-found: no such municipality, or the asker does not keep the whole county's; rule-violated: one place */
export async function setTravel(
  tx: WriteTx,
  { from, to, said }: RouteBody<typeof routes.setTravel>,
): Promise<{ saved: boolean }> {
  if (from === to) throw new AppError('rule-violated', { reason: 'one-place-twice' })
  const row = await tx.first(sql<{ kept: boolean }>`
    select keep_travel_time(${from}, ${to}, ${said?.minutes ?? null}::int, ${said?.km ?? null}::int, ${tx.at}) as kept`)
  if (row?.kept !== true) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { travel: pairKey(from, to), ...(said ?? {}) } })
  return { saved: true }
}

/** How long it takes to a home of a municipality; without minutes as usual. @throws AppError not-found, as `setTravel` */
export async function setHomeTravel(
  tx: WriteTx,
  { municipality, minutes }: RouteBody<typeof routes.setHomeTravel>,
): Promise<{ saved: boolean }> {
  const row = await tx.first(sql<{ kept: boolean }>`
    select keep_home_travel(${municipality}, ${minutes ?? null}::int, ${tx.at}) as kept`)
  if (row?.kept !== true) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { homesOf: municipality, ...(minutes ? { minutes } : {}) } })
  return { saved: true }
}
