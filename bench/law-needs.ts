import {
  columnOf,
  noDay,
  type ColumnsToEvaluate,
  type EventName,
  type LawArea,
  type LawFacts,
} from '../packages/domain/src/law/index.ts'
import { toEpochDay, toLocalDate } from '../packages/domain/src/time/index.ts'

/** A kind of open need: its area, facts and the events it has, each some days after the one before. */
interface Kind {
  readonly share: number
  readonly area: LawArea
  readonly facts: LawFacts
  readonly events: readonly (readonly [event: EventName, daysAfter: number])[]
  /** What meets one of its limits, for a few of them: before the start (a slip) or after it. */
  readonly meets?: EventName
}

const kinds: readonly Kind[] = [
  {
    share: 30,
    area: 'health',
    facts: { reason: 'illness', specialty: 'general-medicine' },
    meets: 'firstCareEvent',
    events: [
      ['contact', 0],
      ['assessment', 3],
    ],
  },
  {
    share: 8,
    area: 'health',
    facts: { reason: 'rehabilitation', specialty: 'other' },
    events: [
      ['contact', 0],
      ['assessment', 3],
    ],
  },
  {
    share: 5,
    area: 'health',
    facts: { reason: 'illness', specialty: 'general-medicine', directedFirstTo: 'nurse', needDoctor: true },
    events: [
      ['contact', 0],
      ['assessment', 3],
      ['professionalAppointment', 20],
    ],
  },
  {
    share: 3,
    area: 'health',
    facts: { otherNeed: true, reason: 'illness', specialty: 'general-medicine' },
    events: [['needFound', 0]],
  },
  {
    share: 12,
    area: 'oral',
    facts: {},
    meets: 'firstCareEvent',
    events: [
      ['contact', 0],
      ['assessment', 5],
    ],
  },
  {
    share: 4,
    area: 'oral',
    facts: { directedFirstTo: 'hygienist' },
    events: [
      ['contact', 0],
      ['assessment', 5],
      ['needFound', 60],
    ],
  },
  {
    share: 6,
    area: 'psychosocial',
    facts: { service: 'structured-psychosocial-primary-care', reason: 'illness', specialty: 'general-medicine' },
    events: [
      ['contact', 0],
      ['assessment', 3],
      ['needEstablished', 10],
    ],
  },
  {
    share: 6,
    area: 'specialised',
    facts: { service: 'specialised' },
    events: [
      ['referralArrived', 0],
      ['needEstablished', 60],
    ],
  },
  {
    share: 3,
    area: 'specialised',
    facts: { service: 'child-youth-psychiatry' },
    events: [
      ['referralArrived', 0],
      ['needEstablished', 60],
    ],
  },
  {
    share: 9,
    area: 'social',
    facts: {},
    meets: 'assessmentStarted',
    events: [
      ['contact', 0],
      ['matterPending', 2],
    ],
  },
  {
    share: 4,
    area: 'older-people',
    facts: { olderPerson: true },
    events: [
      ['contact', 0],
      ['matterPending', 5],
      ['decisionMade', 40],
    ],
  },
  {
    share: 3,
    area: 'disability',
    facts: { disabled: true },
    events: [
      ['contact', 0],
      ['application', 5],
    ],
  },
  { share: 3, area: 'child-protection', facts: { childProtection: true }, events: [['matterPending', 0]] },
  { share: 3, area: 'income-support', facts: {}, meets: 'decisionMade', events: [['applicationArrived', 0]] },
  { share: 1, area: 'student-welfare', facts: {}, events: [['talkRequested', 0]] },
]

/** Random open needs in columns, a group a kind; the same seed gives the same needs. */
export function createNeeds(count: number, seed: number): readonly ColumnsToEvaluate[] {
  const random = mulberry32(seed)
  const asOf = toEpochDay(toLocalDate('2026-11-23'))
  const oldest = toEpochDay(toLocalDate('2022-01-01'))
  const total = kinds.reduce((sum, { share }) => sum + share, 0)
  return kinds.map(({ share, area, facts, events, meets }, index) => {
    const before = kinds.slice(0, index).reduce((sum, kind) => sum + kind.share, 0)
    const size = Math.round((count * (before + share)) / total) - Math.round((count * before) / total)
    const days: Int32Array[] = []
    const minutes: Int32Array[] = []
    for (const [event] of events) {
      days[columnOf(event)] = new Int32Array(size)
      minutes[columnOf(event)] = new Int32Array(size)
    }
    const metDay = new Int32Array(size).fill(noDay)
    if (meets !== undefined) days[columnOf(meets)] = metDay
    const birthDay = new Int32Array(size)
    for (let need = 0; need < size; need++) {
      // Most open needs are fresh; some are old enough to straddle every change of law since 2022.
      const start = random() < 0.9 ? asOf - Math.floor(random() * 200) : oldest + Math.floor(random() * (asOf - oldest))
      let day = start
      for (const [event, daysAfter] of events) {
        day += Math.floor(random() * (daysAfter + 1))
        const column = columnOf(event)
        const isKnown = day <= asOf
        const dayColumn = days[column]
        const minuteColumn = minutes[column]
        if (dayColumn !== undefined) dayColumn[need] = isKnown ? day : noDay
        if (minuteColumn !== undefined) minuteColumn[need] = Math.floor(random() * 1440)
      }
      if (meets !== undefined && random() < 0.05) metDay[need] = Math.min(asOf, start - 30 + Math.floor(random() * 90))
      birthDay[need] = start - Math.floor(random() * 95 * 365.25)
    }
    return { area, facts, size, days, minutes, birthDay, age: new Int32Array(size).fill(-1), asOf }
  })
}

/** A small seeded random number generator, 32 bits of state. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
