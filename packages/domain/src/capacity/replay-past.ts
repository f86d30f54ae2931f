import type { PlayedCentre, PlayedNeed } from './centre-model.ts'
import type { ArrivingNeed, Demand } from './draw-demand.ts'
import { createRandom } from './random-source.ts'

/** Needs of one kind that came in on one day; day 0 is the first that counts, days before it are negative. */
export interface PastNeed {
  readonly day: number
  /** Needs with the same words are played alike. */
  readonly kind: string
  /** Professions that can see to it, the usual one first. */
  readonly professions: readonly string[]
  /** Unit times that one takes. */
  readonly units: number
  /** Days after today that still are in time. */
  readonly limitDays: number
  readonly count: number
}

/** What a county saw: who asked and when, and how many times there were. Calendar days. */
export interface PastCentre {
  readonly needs: readonly PastNeed[]
  readonly professions: readonly string[]
  /** Unit times by profession, then by day from `firstDay`; `runOutDays` more than the days that are played. */
  readonly capacity: readonly ArrayLike<number>[]
  /** Not counted before day 0: the calendars fill and the forecast learns. At most 0. */
  readonly firstDay: number
  readonly countedDays: number
  readonly runOutDays: number
  readonly dayKinds: NonNullable<PlayedCentre['dayKinds']>
}

/** Hours are not known of past needs: people come in this order within a day, the same each time it is played. */
const seed = 20261125

/** A county's own past in the form that a policy is played on: the same past gives the same play. */
export function replayPast(past: PastCentre): { centre: PlayedCentre; demand: Demand } {
  const { professions, firstDay, countedDays, runOutDays, dayKinds } = past
  const types = new Map<string, { at: number; need: PlayedNeed }>()
  const rows = past.needs
    .filter(({ day }) => day >= firstDay && day < countedDays)
    .sort((a, b) => a.day - b.day || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) || a.limitDays - b.limitDays)
  const moments = createRandom(seed)
  const needs: ArrivingNeed[] = []
  for (const { day, kind, professions: skills, units, limitDays, count } of rows) {
    const id = `${kind} ${String(limitDays)}`
    const type = types.get(id) ?? { at: types.size, need: { id, skills, limitWorkingDays: limitDays, units } }
    types.set(id, type)
    for (let n = 0; n < count; n++)
      needs.push({
        type: type.at,
        day,
        timeOfDay: moments.uniform(),
        refusesFirstOffer: false,
        cancelNoticeDays: undefined,
        noShowDraw: 1,
      })
  }
  needs.sort((a, b) => a.day - b.day || a.timeOfDay - b.timeOfDay)
  const days = countedDays + runOutDays - firstDay
  return {
    centre: {
      skills: professions,
      needTypes: [...types.values()].map(({ need }) => need),
      weekdayFactor: [],
      dayKinds,
      runOutWorkingDays: runOutDays,
      people: { noShowByLeadTime: [] },
    },
    demand: {
      firstDay,
      days,
      needs,
      capacity: past.capacity.map((list) =>
        Int32Array.from({ length: days }, (_, day) => Math.max(0, Math.floor(list[day] ?? 0))),
      ),
    },
  }
}
