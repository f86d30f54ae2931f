import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { correctNeed } from './correct-need.ts'
import { recountNeed } from './recount-need.ts'
import type { Clock, LawEvents, LawFacts } from './types.ts'

const law = readLaw()
const child: NeedInLaw = {
  register: 'social',
  service: 'LASTENSUOJELU',
  ageAtContact: 8,
  urgencyClass: 'D',
  socialUrgency: 'ei-kiireellinen',
  contactAt: '2026-11-24T09:00:00+02:00',
  assessedAt: '2026-11-24T09:00:00+02:00',
  asOf: '2026-12-01T09:00:00+02:00',
}
const dated = (clocks: readonly Clock[]) => clocks.map(({ ruleId, dueDate }) => `${ruleId} ${dueDate ?? 'none'}`)
const withEvents = (need: NeedInLaw, events: LawEvents): NeedInLaw => ({ ...need, events })
const found = (need: NeedInLaw, facts: LawFacts, events: LawEvents = {}): NeedInLaw => ({ ...need, facts, events })
const clocksOf = (need: NeedInLaw) => clocksForNeed(law, need)

describe('what was recorded is taken back', () => {
  const placed = withEvents(child, { placementStarted: '2026-11-23T18:00:00+02:00' })
  test('the clock that stood on it goes, and no other changes', () => {
    const corrected = correctNeed(law, placed, child, clocksOf(placed), 'takenBack')
    expect(dated(corrected.withdrawn)).toEqual(['CP-EMERG-30D 2026-12-22'])
    expect(corrected.started).toEqual([])
    for (const { ruleId, dueDate } of corrected.changed)
      expect(dated(clocksOf(child))).toContain(`${ruleId} ${dueDate ?? 'none'}`)
  })
  test('a broken limit goes too: its start was a mistake', () => {
    const late = { asOf: '2027-02-01T09:00:00+02:00' }
    const before = { ...placed, ...late }
    const corrected = correctNeed(law, before, { ...child, ...late }, clocksOf(before), 'takenBack')
    expect(dated(corrected.withdrawn)).toEqual(['CP-EMERG-30D 2026-12-22'])
  })
  test('nothing known has changed: nothing is given up, whatever the law is now', () => {
    const stored = clocksOf(placed)
    expect(correctNeed(law, placed, placed, stored, 'takenBack').withdrawn).toEqual([])
    const other = readLaw({ rollForward: 'all', eveIsWorkingDay: true })
    expect(correctNeed(other, placed, placed, stored, 'takenBack').withdrawn).toEqual([])
  })
  test('a clock of a rule that is in the data no more goes with its own start only', () => {
    const stored = clocksOf(placed).map((clock) => ({ ...clock, ruleId: `OLD-${clock.ruleId}` }))
    const { withdrawn } = correctNeed(law, placed, child, stored, 'takenBack')
    expect(dated(withdrawn)).toEqual(['OLD-CP-EMERG-30D 2026-12-22'])
  })
  test('another moment of the same event takes its place, and the reasoning tells the earlier day', () => {
    const later = withEvents(child, { placementStarted: '2026-11-24T18:00:00+02:00' })
    const { started } = correctNeed(law, placed, later, clocksOf(placed), 'takenBack')
    expect(dated(started)).toEqual(['CP-EMERG-30D 2026-12-23'])
    expect(started[0]?.explanation.at(-1)).toEqual({
      code: 'corrected',
      parameters: { rule: 'CP-EMERG-30D', date: '2026-12-22' },
    })
  })
})

describe('what was recorded at another moment', () => {
  test('each clock that comes in the place of another tells its own earlier day, and no other’s', () => {
    const first = {
      placementStarted: '2026-11-23T18:00:00+02:00',
      clientRelationshipStarted: '2026-11-23T18:00:00+02:00',
    }
    const then = {
      placementStarted: '2026-11-24T18:00:00+02:00',
      clientRelationshipStarted: '2026-11-25T18:00:00+02:00',
    }
    const before = withEvents(child, first)
    const { withdrawn, started } = correctNeed(law, before, withEvents(child, then), clocksOf(before), 'takenBack')
    expect(dated(withdrawn).toSorted()).toEqual(['CP-EMERG-30D 2026-12-22', 'CP-NOTICE 2026-11-23'])
    expect(started.map(({ ruleId, explanation }) => [ruleId, explanation.at(-1)?.parameters]).toSorted()).toEqual([
      ['CP-EMERG-30D', { rule: 'CP-EMERG-30D', date: '2026-12-22' }],
      ['CP-NOTICE', { rule: 'CP-NOTICE', date: '2026-11-23' }],
    ])
  })
  test('the same start and another last day is another clock: the school’s days were not those', () => {
    const talk = { ...child, service: 'OPISKELUHUOLTO', ageAtContact: 15 }
    const before = found(talk, { schoolClosed: ['2026-11-30/2026-12-01'] })
    const { withdrawn, started } = correctNeed(law, before, talk, clocksOf(before), 'takenBack')
    expect(dated(withdrawn)).toEqual(['ST-7WD 2026-12-07'])
    expect(dated(started)).toEqual(['ST-7WD 2026-12-03'])
  })
})

describe('a finding puts the need under another rule', () => {
  const adult: NeedInLaw = { ...child, service: 'AIK_SOS', ageAtContact: 40 }
  const knee: NeedInLaw = {
    ...child,
    register: 'health',
    service: 'FYSIO',
    ageAtContact: 40,
    socialUrgency: 'none',
  }
  test('«without delay» gives way to seven working days', () => {
    const corrected = correctNeed(
      law,
      adult,
      found(adult, { highestCareAllowance: true }),
      clocksOf(adult),
      'superseded',
    )
    expect(dated(corrected.withdrawn)).toEqual(['SO-GENERAL none'])
    expect(dated(corrected.started)).toEqual(['SO-HIGHEST-7WD 2026-12-03'])
    // «Without delay» had no day that could be told as the earlier one.
    expect(corrected.started[0]?.explanation.map(({ code }) => code)).not.toContain('corrected')
  })
  const noticed = (need: NeedInLaw, day: string) => found(need, { otherNeed: true }, { needFound: day })
  test('an earlier day takes the place of a later one, a later day of none', () => {
    const earlier = correctNeed(law, knee, noticed(knee, '2026-11-20'), clocksOf(knee), 'superseded')
    expect(dated(earlier.withdrawn)).toEqual(['H-PHC-3M-2025 2027-02-24'])
    expect(dated(earlier.started)).toContain('H-PHC-3M-2025 2027-02-20')
    const later = correctNeed(law, knee, noticed(knee, '2026-11-30'), clocksOf(knee), 'superseded')
    expect(later.withdrawn).toEqual([])
    expect(dated(later.started)).not.toContain('H-PHC-3M-2025 2027-02-28')
  })
  test.each([
    ['broken', { asOf: '2027-02-25' }, {}],
    ['met', {}, { firstCareEvent: '2026-11-30' }],
  ])('a limit that is %s stays so, whatever is found', (state, more, events) => {
    const before = { ...knee, ...more, events }
    const after = { ...before, ...noticed(before, '2026-11-20'), events: { ...events, needFound: '2026-11-20' } }
    const corrected = correctNeed(law, before, after, clocksOf(knee), 'superseded')
    expect(corrected.withdrawn).toEqual([])
    expect(corrected.changed.find(({ ruleId }) => ruleId === 'H-PHC-3M-2025')?.state).toBe(
      state === 'met' ? 'met' : 'breached',
    )
  })
  test('what had given way before a new assessment gives way there too, also when it is broken by now', () => {
    const late = { ...knee, asOf: '2027-03-01' }
    const after = noticed(late, '2026-11-20')
    const stored = clocksOf(late)
    const given = (gaveWay: readonly Clock[]) => dated(correctNeed(law, late, after, stored, { gaveWay }).withdrawn)
    const care = stored.filter(({ ruleId }) => ruleId === 'H-PHC-3M-2025')
    const others = clocksOf({ ...child, asOf: '2027-03-01' })
    expect(given(care)).toEqual(['H-PHC-3M-2025 2027-02-24'])
    expect(given([...others, ...care])).toEqual(['H-PHC-3M-2025 2027-02-24'])
    expect(given(others)).toEqual([])
    expect(given(care.map((clock) => ({ ...clock, startedAt: '2026-11-25' })))).toEqual([])
  })
  test('an individual interval does not hide that oral care came too late', () => {
    const teeth = { ...knee, service: 'SUU_HLL', asOf: '2027-06-01' }
    const stored = clocksOf(teeth).filter(({ ruleId }) => ruleId === 'O-6M-2025')
    const after = found(teeth, { individualInterval: true }, { plan: '2027-05-31' })
    expect(correctNeed(law, teeth, after, stored, 'superseded').withdrawn).toEqual([])
    const inTime = { ...teeth, asOf: '2026-12-01' }
    const early = correctNeed(
      law,
      inTime,
      found(inTime, after.facts ?? {}, { plan: '2026-11-30' }),
      stored,
      'superseded',
    )
    expect(dated(early.withdrawn)).toEqual(['O-6M-2025 2027-05-24'])
  })
})

describe('two matters of one need with one stop event', () => {
  const urgent: NeedInLaw = {
    ...child,
    service: 'TOTU',
    ageAtContact: 40,
    urgencyClass: 'B',
    socialUrgency: 'kiireellinen',
  }
  const lacking = found(urgent, { incomplete: true })
  const stored = clocksOf(urgent)
  test('both decisions of an urgent application have their clocks', () => {
    expect(dated(stored)).toEqual(expect.arrayContaining(['IS-URGENT 2026-11-25', 'IS-7WD 2026-12-03']))
  })
  test('a finding and taking it back leave the decision’s days as they were', () => {
    const now = { asOf: '2026-11-24T12:00:00+02:00' }
    const one = correctNeed(law, { ...urgent, ...now }, { ...lacking, ...now }, stored, 'superseded')
    expect(dated(one.withdrawn)).toEqual(['IS-7WD 2026-12-03'])
    const kept = [...stored.filter(({ ruleId }) => ruleId !== 'IS-7WD'), ...one.started]
    expect(dated(kept)).toContain('IS-COMPLETE-REQ 2026-12-03')
    const back = correctNeed(law, { ...lacking, ...now }, { ...urgent, ...now }, kept, 'takenBack')
    expect(dated(back.withdrawn)).toEqual(['IS-COMPLETE-REQ 2026-12-03'])
    expect(dated(back.started)).toEqual(['IS-7WD 2026-12-03'])
  })
  test('a completed application starts its decision’s days beside the urgent one', () => {
    const kept = clocksOf(lacking)
    const came = { ...lacking, events: { supplementArrived: '2026-11-30' } }
    expect(dated(recountNeed(law, came, kept).started)).toEqual(['IS-SUPPLEMENTED 2026-12-09'])
  })
})

describe('the law’s own extension (§ 51 c 2 mom.)', () => {
  const referred: NeedInLaw = {
    ...child,
    register: 'health',
    service: 'PTH_ERIKOIS',
    ageAtContact: 40,
    socialUrgency: 'none',
    events: { referralArrived: '2026-11-24', needEstablished: '2026-11-24' },
  }
  const waits = { ...referred, facts: { extensionGranted: true } }
  const putsOff = [...(law.serviceAreas.findings.get('care-may-wait')?.putsOff ?? [])]
  const extended = (before: NeedInLaw = referred, after: NeedInLaw = waits) =>
    correctNeed(law, before, after, clocksOf(referred), { putsOff })
  test('three months more on its ground; the day until then stays on record and in the reasoning, and no other limit moves', () => {
    const { withdrawn, started } = extended()
    expect(dated(withdrawn)).toEqual(['S-PHC-3M 2027-02-24'])
    expect(dated(started)).toEqual(['S-PHC-3M 2027-05-24'])
    expect(started[0]?.explanation.map(({ code }) => code)).toEqual(expect.arrayContaining(['extension', 'extended']))
    expect(started[0]?.explanation.at(-1)?.parameters).toEqual({ rule: 'S-PHC-3M', date: '2027-02-24' })
    expect(started[0]?.explanation.map(({ code }) => code)).not.toContain('corrected')
  })
  test('any other finding gives no later day, and of no other rule', () => {
    expect(correctNeed(law, referred, waits, clocksOf(referred), 'superseded').withdrawn).toEqual([])
    expect(correctNeed(law, referred, waits, clocksOf(referred), { putsOff: ['S-PHC-3W'] }).withdrawn).toEqual([])
  })
  test('on the last day it is given, after it a broken limit stays broken, and one that was met stays met', () => {
    const on = (asOf: string, events: LawEvents = {}) => {
      const more = { asOf, events: { ...referred.events, ...events } }
      return dated(extended({ ...referred, ...more }, { ...waits, ...more }).withdrawn)
    }
    expect(on('2027-02-24')).toEqual(['S-PHC-3M 2027-02-24'])
    expect(on('2027-02-25')).toEqual([])
    expect(on('2027-02-01', { treatmentStarted: '2027-01-30' })).toEqual([])
  })
  test('taken back, the first day is the last again', () => {
    const stored = [...clocksOf(referred).filter(({ ruleId }) => ruleId !== 'S-PHC-3M'), ...extended().started]
    const { withdrawn, started } = correctNeed(law, waits, referred, stored, 'takenBack')
    expect([dated(withdrawn), dated(started)]).toEqual([['S-PHC-3M 2027-05-24'], ['S-PHC-3M 2027-02-24']])
  })
})

describe('a duty that recurs', () => {
  const planned = withEvents(child, { planMadeOrReviewed: '2026-11-24' })
  const reviewed = (...days: string[]): NeedInLaw => ({
    ...planned,
    asOf: '2030-01-01',
    events: { planMadeOrReviewed: '2026-11-24', ...(days[0] === undefined ? {} : { planReviewed: days[0] }) },
    moments: { planMadeOrReviewed: ['2026-11-24'], planReviewed: days },
  })
  const rounds = (need: NeedInLaw, stored: readonly Clock[]) => {
    const { changed, started } = recountNeed(law, need, stored)
    const now = stored.map((clock) => changed.find(({ ruleId }) => ruleId === clock.ruleId) ?? clock)
    return [...now, ...started]
      .filter(({ ruleId }) => ruleId === 'CP-PLAN-1Y')
      .map(({ dueDate, state }) => `${dueDate ?? ''} ${state}`)
  }
  const first = clocksOf(planned).filter(({ ruleId }) => ruleId === 'CP-PLAN-1Y')
  test('two reviews recorded at once start both their years; one on the day it began meets nothing', () => {
    expect(rounds(reviewed('2027-11-01', '2028-12-01'), first)).toEqual([
      '2027-11-24 met',
      '2028-11-01 breached',
      '2029-12-01 breached',
    ])
    expect(rounds(reviewed('2026-11-24'), first)).toEqual(['2027-11-24 breached'])
    // Also where nothing had been counted before: what starts a round does not meet it.
    expect(rounds(reviewed('2026-11-24'), [])).toEqual(['2027-11-24 breached'])
    expect(rounds(reviewed('2026-11-25'), [])).toEqual(['2027-11-24 met', '2027-11-25 breached'])
  })
  test('a review taken back takes its round with it, and no other round', () => {
    const two = reviewed('2027-11-01', '2028-12-01')
    const stored = [...first, ...recountNeed(law, two, first).started.filter(({ ruleId }) => ruleId === 'CP-PLAN-1Y')]
    expect(dated(stored)).toEqual(['CP-PLAN-1Y 2027-11-24', 'CP-PLAN-1Y 2028-11-01', 'CP-PLAN-1Y 2029-12-01'])
    const gone = (after: NeedInLaw) => dated(correctNeed(law, two, after, stored, 'takenBack').withdrawn)
    expect(gone(reviewed('2027-11-01'))).toEqual(['CP-PLAN-1Y 2029-12-01'])
    expect(gone(reviewed('2028-12-01'))).toEqual(['CP-PLAN-1Y 2028-11-01'])
    expect(gone(two)).toEqual([])
  })
  test('no review: no other year', () => {
    expect(rounds(reviewed(), first)).toEqual(['2027-11-24 breached'])
  })
})
