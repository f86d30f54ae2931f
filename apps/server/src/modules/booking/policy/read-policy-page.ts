import type { LocalText, PolicyPage, PolicyTrial } from '@luukku/contract'
import { isSameSetting, keptBands, type PolicySetting } from '@luukku/domain/booking'
import { addDays, formatHelsinki, toInstant, weekdayOf } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import type { ReadTx } from '../../../platform/db.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { readStaffBook } from '../../staffing/index.ts'
import { calendarsOf } from '../calendars/county-calendars.ts'
import { offerBookOf, type OfferBook } from '../offers/offer-book.ts'
import { listPolicies, listPolicyUnits } from '../offers/policy-queries.ts'
import { readPolicies } from '../offers/read-policy.ts'
import { listTrials, type TrialRow } from './policy-trial-queries.ts'

/** Three weeks ahead are looked at; the mean week is taken from the coming four. */
const daysShown = 21
const weekdayDays = 28
const choicesShown = 30
const trialsShown = 5

type Profession = PolicyPage['professions'][number]
type Titles = (service: string) => PolicyPage['services'][number]['title']

/** How times are offered and what comes of it: for a manager to look at. Nobody is in it. */
export async function readPolicyPage(tx: ReadTx): Promise<PolicyPage> {
  await calendarsOf(tx).follow(tx)
  const book = await offerBookOf(tx)
  // Beside the book: what was chosen a moment ago in this transaction is shown as chosen.
  const policies = await readPolicies(tx)
  const services = await serviceBook(tx)
  const [chosen, trials, units, { units: allUnits }] = await Promise.all([
    listPolicies(tx, choicesShown),
    listTrials(tx, trialsShown),
    listPolicyUnits(tx),
    readStaffBook(tx),
  ])
  const titleOf: Titles = (code) => serviceNameText(code, services.get(code)?.name ?? { fi: code, sv: code, en: code })
  tx.journal({ register: 'none', persons: [], detail: { policy: policies.county.kind } })
  return {
    at: formatHelsinki(toInstant(tx.at)),
    setting: policies.county,
    ofServices: [...policies.ofService].map(([service, setting]) => ({ service, title: titleOf(service), setting })),
    ofUnits: [...policies.ofUnit].flatMap(([unitId, setting]) => {
      const name = allUnits.get(unitId)?.name
      return name === undefined ? [] : [{ unitId, name, setting }]
    }),
    units,
    services: [...services.values()]
      .filter(({ bookable }) => bookable)
      .map(({ code }) => ({ service: code, title: titleOf(code) })),
    historyDays: book.demand.days,
    bands: [...keptBands],
    professions: professionsOf(book, tx.at, titleOf),
    history: chosen.map((row) => ({
      setAt: formatHelsinki(toInstant(row.set_at)),
      ...(row.set_by_name === null ? {} : { setBy: row.set_by_name }),
      reason: row.reason,
      kind: row.kind,
      ...(row.service === null ? {} : { service: titleOf(row.service) }),
      ...(row.unit_name === null ? {} : { unit: row.unit_name }),
      isProposed: row.trial_id !== null,
    })),
    trials: trials.map((row) => toTrial(row, policies.county, trials)),
  }
}

/** Professions that have times or are asked for; times for some services alone stand beside, by those services. */
function professionsOf(book: OfferBook, at: Date, titleOf: Titles): Profession[] {
  const kept = book.keptAt(at, daysShown)
  return book.pools.flatMap(({ profession, only }, pool): Profession[] => {
    const days = (kept[pool] ?? []).map((one, ahead) => ({
      date: addDays(book.day, ahead),
      capacity: book.capacityOf(pool, ahead),
      free: one.free,
      kept: one.kept.map(rounded),
      open: rounded(one.open),
      short: rounded(one.short),
      price: rounded(book.priceOf(pool, ahead)),
    }))
    const byService = demandByService(book, pool, titleOf)
    if (byService.length === 0 && days.every(({ capacity }) => capacity === 0)) return []
    const weekdays = meanWeek((ahead) => book.capacityOf(pool, ahead), book).map((capacity, weekday) => ({
      capacity,
      expected: rounded(byService.reduce((sum, one) => sum + (one.weekdays[weekday] ?? 0), 0)),
    }))
    const name = nameOf(professionText(profession), only.map(titleOf))
    return [{ profession: [profession, ...only].join(' '), name, days, weekdays, byService }]
  })
}

/** A profession's name, with the services behind it where its times are for them alone. */
function nameOf(profession: LocalText, only: readonly LocalText[]): LocalText {
  const inOne = (language: 'fi' | 'sv' | 'en') =>
    `${profession[language]}: ${only.map((one) => one[language]).join(', ')}`
  return only.length === 0 ? profession : { fi: inOne('fi'), sv: inOne('sv'), en: inOne('en') }
}

/** By the usual profession of each service. */
function demandByService({ demand, day }: OfferBook, pool: number, titleOf: Titles): Profession['byService'] {
  const sums = new Map<string, Float64Array>()
  for (const [at, { pools }] of demand.classes.entries()) {
    const service = demand.services[at]
    if (pools[0] !== pool || service === undefined) continue
    const sum = sums.get(service) ?? new Float64Array(weekdayDays)
    sums.set(service, sum)
    for (let ahead = 0; ahead < weekdayDays; ahead++)
      sum[ahead] = (sum[ahead] ?? 0) + (demand.expected[at]?.[ahead] ?? 0)
  }
  return [...sums]
    .map(([service, list]) => ({
      service,
      title: titleOf(service),
      weekdays: meanWeek((ahead) => list[ahead] ?? 0, { day }),
    }))
    .sort((a, b) => total(b.weekdays) - total(a.weekdays))
}

const total = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0)

/** Mean of each weekday, Monday first, over the coming four weeks. */
function meanWeek(valueOf: (ahead: number) => number, { day }: Pick<OfferBook, 'day'>): number[] {
  const week = Array.from({ length: 7 }, () => 0)
  for (let ahead = 0; ahead < weekdayDays; ahead++) {
    const weekday = (weekdayOf(addDays(day, ahead)) + 6) % 7
    week[weekday] = (week[weekday] ?? 0) + valueOf(ahead) / (weekdayDays / 7)
  }
  return week.map(rounded)
}

const rounded = (n: number) => Math.round(n * 100) / 100

function toTrial(row: TrialRow, inForce: PolicySetting, all: readonly TrialRow[]): PolicyTrial {
  const { result } = row
  const isYoungest = all.find(({ kind, state }) => kind === 'retune' && state === 'done')?.id === row.id
  return {
    trialId: row.id,
    kind: row.kind,
    askedAt: formatHelsinki(toInstant(row.asked_at)),
    state: row.state,
    percent: row.percent,
    ...(row.finished_at === null ? {} : { finishedAt: formatHelsinki(toInstant(row.finished_at)) }),
    ...(result === null ? {} : { result }),
    ...(row.answer === null ? {} : { answer: row.answer }),
    isOpen:
      isYoungest &&
      row.answer === null &&
      result?.kind === 'retune' &&
      result.proposed !== undefined &&
      isSameSetting(result.current.setting, inForce),
  }
}
