import type { LocalText, ManagerDay, OwnerView } from '@luukku/contract'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { visitsMeet } from '@luukku/domain/law'
import type { StepOwner } from '@luukku/domain/contact'
import type { ReadTx } from '../../platform/db.ts'
import { readLaw } from '../law/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import { alarmTexts, figureDefinitions } from '@luukku/i18n/data/figures'
import {
  countCannotKeep,
  countClocks,
  listBreaking,
  listChannels,
  listGroups,
  listHours,
  readTotals,
  type BreakingRow,
  type DayTotals,
  type GroupRow,
} from './manager-queries.ts'
import { countOf, shareOf, smallestShown } from './suppress.ts'

/** How far back the groups look, in days. */
const groupDays = 28
const mostBreaking = 2000

/** The manager's morning: today's figures, the clocks that will break, groups, alarms with an owner. */
export async function readDay(tx: ReadTx, o: { days: number; limit: number }): Promise<ManagerDay> {
  const today = toHelsinkiDate(toInstant(tx.at))
  const from = new Date(fromHelsinki(today, '00:00'))
  const to = new Date(fromHelsinki(addDays(today, 1), '00:00'))
  const until = addDays(today, o.days)
  const totals = await readTotals(tx, from, to)
  const breaking = await listBreaking(tx, {
    from: today,
    to: until,
    limit: mostBreaking,
    meets: visitsMeet(await readLaw(tx)),
  })
  const since = new Date(fromHelsinki(addDays(today, -groupDays), '00:00'))
  const [byService, byMunicipality] = [
    await listGroups(tx, 'service', since, until),
    await listGroups(tx, 'municipality', since, until),
  ]
  const cannotKeep = await countCannotKeep(tx)
  const owners = await readOwners(tx, [
    ...breaking.map((b) => ({ kind: b.owner_kind, id: b.owner_id })),
    ...[totals.overdue_owner, totals.escalated_owner].filter((owner) => owner !== null),
  ])
  return {
    at: toInstant(tx.at),
    contactsToday: totals.contacts,
    answeredSameDay: shareOf(totals.answered, totals.contacts),
    promisesKept: shareOf(totals.kept, totals.promised),
    waitingNow: totals.waiting,
    withoutNextStep: totals.without_next_step,
    byHour: (await listHours(tx, from, to)).map(({ hour, contacts, staff }) => ({ hour, contacts, staff })),
    byChannel: (await listChannels(tx, from, to)).filter((c) => c.contacts >= smallestShown),
    breaking: breaking.slice(0, o.limit).map((row) => toBreaking(row, owners, today)),
    breakingTotal: breaking.length,
    clocks: (await countClocks(tx, since)).map(({ state, status, n }) => ({
      state,
      ...(status === null ? {} : { status }),
      ...(n < smallestShown ? { hidden: true } : { n, hidden: false }),
    })),
    cannotKeep,
    byService: byService.map(toGroup),
    byMunicipality: byMunicipality.map(toGroup),
    alarms: alarmsOf({ ...totals, cannotKeep }, breaking, owners, today),
    definitions: [...figureDefinitions],
  }
}

export function toBreaking(
  row: BreakingRow,
  owners: Map<string, OwnerView>,
  today: string,
): ManagerDay['breaking'][number] {
  const name = row.service_name ?? { fi: row.service, sv: row.service, en: row.service }
  return {
    needId: row.need_id,
    ruleId: row.rule_id,
    title: row.title,
    dueDate: row.due_date,
    ...(row.real_life_date === null ? {} : { realLifeDate: row.real_life_date }),
    daysLeft: Math.round((Date.parse(row.due_date) - Date.parse(today)) / 86_400_000),
    service: row.service,
    serviceName: name,
    ...(row.municipality ? { municipality: row.municipality } : {}),
    owner: ownerOf(owners, { kind: row.owner_kind, id: row.owner_id }),
    booked: row.booked,
  }
}

export function toGroup(row: GroupRow): ManagerDay['byService'][number] {
  const hidden = row.contacts < smallestShown
  return {
    code: row.code,
    name: row.name ?? { fi: row.code, sv: row.code, en: row.code },
    ...(hidden ? {} : { contacts: row.contacts, breaking: countOf(row.breaking, row.contacts) }),
    sameDay: hidden ? { hidden: true } : shareOf(row.answered, row.contacts),
    promises: hidden ? { hidden: true } : shareOf(row.kept, row.promised),
    hidden,
  }
}

function alarmsOf(
  totals: DayTotals & { cannotKeep: number },
  breaking: readonly BreakingRow[],
  owners: Map<string, OwnerView>,
  today: string,
): ManagerDay['alarms'] {
  const alarm = (kind: string, n: number, text: LocalText, owner?: OwnerView) =>
    n > 0 ? [{ kind, text, ...(owner ? { owner } : {}) }] : []
  const whose = (owner: StepOwner | null) => (owner === null ? undefined : ownerOf(owners, owner))
  const soon = breaking.filter((b) => b.due_date <= addDays(today as ReturnType<typeof toHelsinkiDate>, 3))
  const first = soon[0]
  return [
    ...alarm('without-next-step', totals.without_next_step, alarmTexts.withoutNextStep(totals.without_next_step)),
    ...alarm('escalated', totals.escalated, alarmTexts.escalated(totals.escalated), whose(totals.escalated_owner)),
    ...alarm('cannot-keep', totals.cannotKeep, alarmTexts.cannotKeep(totals.cannotKeep)),
    ...alarm('overdue', totals.overdue, alarmTexts.overdue(totals.overdue), whose(totals.overdue_owner)),
    ...alarm(
      'breaking-soon',
      soon.length,
      alarmTexts.breakingSoon(soon.length),
      first ? ownerOf(owners, { kind: first.owner_kind, id: first.owner_id }) : undefined,
    ),
  ]
}
