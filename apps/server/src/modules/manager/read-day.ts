import type { LocalText, ManagerDay, OwnerView } from '@luukku/contract'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import { visitsMeet } from '@luukku/domain/law'
import type { StepOwner } from '@luukku/domain/contact'
import type { ReadTx } from '../../platform/db.ts'
import { readLaw } from '../law/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import { alarmTexts, figureDefinitions } from '@luukku/i18n/data/figures'
import {
  countCannotKeep,
  countClocks,
  listChannels,
  listGroups,
  listHours,
  readTotals,
  type DayTotals,
  type GroupRow,
} from './manager-queries.ts'
import {
  countBreaking,
  listBreaking,
  type BreakingAsked,
  type BreakingCount,
  type BreakingRow,
} from './breaking-queries.ts'
import { countOf, isSmallMunicipality, shareOf, smallestShown } from './suppress.ts'

/** How far back the groups look, in days. */
const groupDays = 28

/** The manager's morning: today's figures, the clocks that will break, groups, alarms with an owner. */
export async function readDay(tx: ReadTx, o: { days: number; limit: number }): Promise<ManagerDay> {
  const today = toHelsinkiDate(toInstant(tx.at))
  const from = new Date(fromHelsinki(today, '00:00'))
  const to = new Date(fromHelsinki(addDays(today, 1), '00:00'))
  const until = addDays(today, o.days)
  const totals = await readTotals(tx, from, to)
  const asked = { to: until, meets: visitsMeet(await readLaw(tx)) }
  const breaking = await listBreaking(tx, { ...asked, limit: o.limit })
  const counts = await countBreaking(tx, asked)
  const since = groupsSince(today)
  const [byService, byMunicipality] = [
    withBreaking(await listGroups(tx, 'service', since), counts, 'service'),
    withBreaking(await listGroups(tx, 'municipality', since), counts, 'municipality'),
  ]
  const small = smallOf(byMunicipality)
  const cannotKeep = await countCannotKeep(tx)
  const owners = await readOwners(tx, [
    ...breaking.map((b) => ({ kind: b.owner_kind, id: b.owner_id })),
    ...[totals.overdue_owner, totals.escalated_owner, totals.untold_duty_owner].filter((owner) => owner !== null),
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
    breaking: breaking.map((row) => toBreaking(row, owners, today, small)),
    breakingTotal: sumOf(counts),
    breakingByDay: byDay(counts, today),
    clocks: (await countClocks(tx, since)).map(({ state, status, n }) => ({
      state,
      ...(status === null ? {} : { status }),
      ...(n < smallestShown ? { hidden: true } : { n, hidden: false }),
    })),
    cannotKeep,
    byService: byService.map((group) => toGroup(group)),
    byMunicipality: byMunicipality.map((group) => toGroup(group, small.has(group.code))),
    alarms: alarmsOf({ ...totals, cannotKeep }, breaking, counts, owners, today),
    definitions: [...figureDefinitions],
  }
}

/** Municipalities whose group the table hides. */
export async function listSmallMunicipalities(
  tx: ReadTx,
  asked: Pick<BreakingAsked, 'to' | 'meets'>,
): Promise<ReadonlySet<string>> {
  const groups = await listGroups(tx, 'municipality', groupsSince(toHelsinkiDate(toInstant(tx.at))))
  return smallOf(withBreaking(groups, await countBreaking(tx, asked), 'municipality'))
}

const groupsSince = (today: LocalDate) => new Date(fromHelsinki(addDays(today, -groupDays), '00:00'))
const smallOf = (groups: readonly Group[]) => new Set(groups.filter(isSmallMunicipality).map(({ code }) => code))

/** @param small  municipalities of which nothing is told: a row without its municipality has no date of the person's own either */
export function toBreaking(
  row: BreakingRow,
  owners: Map<string, OwnerView>,
  today: string,
  small: ReadonlySet<string>,
): ManagerDay['breaking'][number] {
  const name = row.service_name ?? { fi: row.service, sv: row.service, en: row.service }
  const isTold = row.municipality !== null && row.municipality_code !== null && !small.has(row.municipality_code)
  return {
    ...(row.need_id === null ? {} : { needId: row.need_id }),
    ruleId: row.rule_id,
    title: row.title,
    dueDate: row.due_date,
    ...(row.real_life_date === null || !isTold ? {} : { realLifeDate: row.real_life_date }),
    daysLeft: daysBetween(today, row.due_date),
    service: row.service,
    serviceName: name,
    ...(isTold && row.municipality ? { municipality: row.municipality } : {}),
    owner: ownerOf(owners, { kind: row.owner_kind, id: row.owner_id }),
    booked: row.booked,
  }
}

/** A group of the table: contacts of the last 28 days, and the limits that break whenever their contact came. */
export type Group = GroupRow & { readonly breaking: number }

/** Groups with what breaks in them; one without a contact in these days whose limits break is one too. */
export function withBreaking(
  groups: readonly GroupRow[],
  counts: readonly BreakingCount[],
  by: 'service' | 'municipality',
): readonly Group[] {
  const codeOf = (count: BreakingCount) => (by === 'service' ? count.service : count.municipality_code)
  const known = new Set(groups.map(({ code }) => code))
  const quiet = Map.groupBy(counts, codeOf)
  const others = [...quiet].flatMap(([code, [first]]) =>
    code === null || known.has(code) || first === undefined
      ? []
      : [{ code, name: by === 'service' ? first.service_name : first.municipality, ...noContacts }],
  )
  return [...groups, ...others].map((group) => ({ ...group, breaking: sumOf(quiet.get(group.code) ?? []) }))
}

const noContacts = { contacts: 0, answered: 0, promised: 0, kept: 0 }

const sumOf = (counts: readonly BreakingCount[]): number => counts.reduce((sum, { n }) => sum + n, 0)

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** How many break on each day from today; what is past its day is counted together, as day -1. */
function byDay(counts: readonly BreakingCount[], today: string): ManagerDay['breakingByDay'] {
  const days = Map.groupBy(counts, ({ due_date }) => Math.max(-1, daysBetween(today, due_date)))
  return [...days].map(([daysLeft, of]) => ({ daysLeft, n: sumOf(of) })).sort((a, b) => a.daysLeft - b.daysLeft)
}

export function toGroup(
  row: Group,
  hidden = row.contacts > 0 && row.contacts < smallestShown,
): ManagerDay['byService'][number] {
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
  counts: readonly BreakingCount[],
  owners: Map<string, OwnerView>,
  today: string,
): ManagerDay['alarms'] {
  const alarm = (kind: string, n: number, text: LocalText, owner?: OwnerView) =>
    n > 0 ? [{ kind, text, ...(owner ? { owner } : {}) }] : []
  const whose = (owner: StepOwner | null) => (owner === null ? undefined : ownerOf(owners, owner))
  const soon = sumOf(counts.filter(({ due_date }) => daysBetween(today, due_date) <= 3))
  const first = breaking[0]
  return [
    ...alarm('without-next-step', totals.without_next_step, alarmTexts.withoutNextStep(totals.without_next_step)),
    ...alarm(
      'untold-duty',
      totals.untold_duty,
      alarmTexts.untoldDuty(totals.untold_duty),
      whose(totals.untold_duty_owner),
    ),
    ...alarm('escalated', totals.escalated, alarmTexts.escalated(totals.escalated), whose(totals.escalated_owner)),
    ...alarm('cannot-keep', totals.cannotKeep, alarmTexts.cannotKeep(totals.cannotKeep)),
    ...alarm('overdue', totals.overdue, alarmTexts.overdue(totals.overdue), whose(totals.overdue_owner)),
    ...alarm(
      'breaking-soon',
      soon,
      alarmTexts.breakingSoon(soon),
      first ? ownerOf(owners, { kind: first.owner_kind, id: first.owner_id }) : undefined,
    ),
  ]
}
