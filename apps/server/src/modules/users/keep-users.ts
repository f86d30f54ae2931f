import { suspiciousKinds, type RouteBody, type RouteResponse, type UserList, type routes } from '@luukku/contract'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import { isKnownProfession, professionCodes, professionText } from '@luukku/i18n/data/professions'
import { isSpokenLanguage } from '@luukku/i18n/data/spoken-languages'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { noteChangedUser } from '../roster/index.ts'
import {
  endCoverOf,
  keepCover,
  keepUser,
  listLanguagesOf,
  listProfessions,
  listSuspicious,
  listUnits,
  listUsers,
  type UserRow,
} from './users-queries.ts'

const pageSize = 50
const dayOf = (at: Date) => toHelsinkiDate(toInstant(at))
const startOf = (day: string) => fromHelsinki(day as LocalDate, '00:00')
const dayAfter = (day: string) => fromHelsinki(addDays(day as LocalDate, 1), '00:00')

export async function findUsers(tx: ReadTx, body: RouteBody<typeof routes.findUsers>): Promise<UserList> {
  const words = body.words.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = await listUsers(tx, words, body.onlyWithoutRights, pageSize + 1)
  tx.journal({ register: 'none', persons: [], detail: { users: rows.length } })
  return {
    at: toInstant(tx.at),
    users: rows.slice(0, pageSize).map((row) => toUser(row, tx.at)),
    units: (await listUnits(tx)).map(({ id, name }) => ({ unitId: id, name })),
    professions: professionChoices(await listProfessions(tx)),
    more: rows.length > pageSize,
  }
}

/** What services ask for goes by the county's own code of it; the rest by ours. */
function professionChoices(asked: readonly string[]): string[] {
  const names = asked.map((code) => professionText(code).fi)
  return [...asked, ...professionCodes.filter((code) => !names.includes(professionText(code).fi))]
}

function toUser(row: UserRow, at: Date): UserList['users'][number] {
  return {
    userId: row.id,
    subject: row.subject,
    name: `${row.given_name} ${row.family_name}`,
    givenName: row.given_name,
    familyName: row.family_name,
    professions: row.professions,
    languages: row.languages,
    competences: row.competences,
    unit: row.unit_name,
    unitId: row.unit_id,
    roles: row.roles,
    registers: row.registers,
    ...(row.task === null ? {} : { task: row.task }),
    licensed: row.licensed,
    active: row.active,
    ...(row.valid_from === null ? {} : { validFrom: dayOf(row.valid_from) }),
    ...(row.valid_until === null ? {} : { validUntil: addDays(dayOf(row.valid_until), -1) }),
    now:
      row.active &&
      (row.valid_from === null || row.valid_from <= at) &&
      (row.valid_until === null || row.valid_until > at),
    covers: row.covers.map(({ coverId, unit, from, to }) => ({
      coverId,
      unit,
      from: toInstant(new Date(from)),
      to: toInstant(new Date(to)),
    })),
    changes: row.changes.slice(0, 10).map((change) => ({ at: toInstant(new Date(change.at)), by: change.by })),
  }
}

/**
 * A profession or a language that is nobody's would give no service and find nobody. What stands on the user already stays.
 * @throws AppError rule-violated: unknown-profession, unknown-language
 */
async function checkCodes(
  tx: ReadTx,
  id: string | undefined,
  { professions = [], languages = [] }: Pick<RouteBody<typeof routes.changeUser>, 'professions' | 'languages'>,
): Promise<void> {
  const strange = languages.filter((one) => !isSpokenLanguage(one))
  const stands = strange.length === 0 ? [] : await listLanguagesOf(tx, id)
  if (!strange.every((one) => stands.includes(one))) throw new AppError('rule-violated', { reason: 'unknown-language' })
  const odd = professions.filter((one) => !isKnownProfession(one))
  const asked = odd.length === 0 ? [] : await listProfessions(tx, id)
  if (!odd.every((one) => asked.includes(one))) throw new AppError('rule-violated', { reason: 'unknown-profession' })
}

/** @throws AppError rule-violated for days that end before they start, or an unknown profession or language; not-found for oneself or nobody: one answer */
export async function saveUser(
  tx: WriteTx,
  id: string | undefined,
  body: RouteBody<typeof routes.changeUser>,
): Promise<{ userId: string }> {
  const { validFrom, validUntil, ...rest } = body
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom)
    throw new AppError('rule-violated', { reason: 'ends-before-it-starts' })
  await checkCodes(tx, id, body)
  const userId = await keepUser(tx, id, {
    ...rest,
    ...(validFrom === undefined ? {} : { validFrom: startOf(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: dayAfter(validUntil) }),
  })
  if (userId === undefined) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { user: userId, roles: body.roles, active: body.active } })
  return { userId }
}

/** @throws AppError as `saveUser`; the booked times of whoever gives a service no more stay, and are answered as conflicts */
export async function changeUser(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  id: string,
  body: RouteBody<typeof routes.changeUser>,
): Promise<RouteResponse<typeof routes.changeUser>> {
  const { userId } = await saveUser(tx, id, body)
  const conflicts = await noteChangedUser(tx, services, userId)
  tx.journal({ register: 'none', persons: [], detail: { conflicts: conflicts.length } })
  return { userId, conflicts }
}

/** @throws not-found for a cover of oneself, of nobody, or one that is over: one answer */
export async function endCover(
  tx: WriteTx,
  id: string,
  { coverId }: RouteBody<typeof routes.endCover>,
): Promise<{ userId: string }> {
  if (!(await endCoverOf(tx, id, coverId))) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { user: id, coverEnded: coverId } })
  return { userId: id }
}

export async function coverUser(
  tx: WriteTx,
  id: string,
  body: RouteBody<typeof routes.coverUser>,
): Promise<{ userId: string }> {
  if (body.to < body.from) throw new AppError('rule-violated', { reason: 'ends-before-it-starts' })
  if (!(await keepCover(tx, id, body.unitId, startOf(body.from), dayAfter(body.to)))) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { user: id, cover: body.unitId } })
  return { userId: id }
}

export async function readSuspicious(
  tx: ReadTx,
  day: string | undefined,
): Promise<RouteResponse<typeof routes.readSuspicious>> {
  const asked = day ?? dayOf(tx.at)
  const rows = await listSuspicious(tx, startOf(asked), dayAfter(asked))
  tx.journal({ register: 'none', persons: [], detail: { suspicious: rows.length } })
  return {
    day: asked,
    rows: rows.flatMap((row) => {
      const kind = suspiciousKinds.find((one) => one === row.kind)
      if (kind === undefined) return []
      return [
        {
          userId: row.staff_id,
          name: `${row.given_name} ${row.family_name}`,
          unit: row.unit_name,
          kind,
          times: row.times,
          first: toInstant(row.first_at),
          last: toInstant(row.last_at),
        },
      ]
    }),
  }
}
