import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { groundFolder, readLaw, root } from '../../../../tools/law/law-files.ts'
import { areasTold } from './areas-told.ts'
import { readCase } from './case-file.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { toColumns } from './matter-columns.ts'
import type { LawEvents, LawFacts, LawInput } from './types.ts'

const law = readLaw()
const areas = (events: LawEvents, facts: LawFacts = {}) =>
  areasTold(law, { events, facts }, toColumns({ events, facts }))
const clocks = (events: LawEvents, facts: LawFacts = {}) =>
  evaluateClocks(law, { events, facts }).map(({ ruleId, dueDate }) => [ruleId, dueDate])

const adult = { birthDate: '1980-03-15' } as const
const ill = { ...adult, reason: 'illness', specialty: 'general-medicine' } as const

describe('a matter whose area nobody named', () => {
  test('an illness in general medicine is health care: no clock of social services beside it', () => {
    expect(areas({ contact: '2026-11-16' }, ill)).toEqual(['health', 'psychosocial'])
    expect(clocks({ contact: '2026-11-16' }, ill)).toEqual([['H-HTA-2023', '2026-11-16']])
  })
  test('a contact of which nothing more is known may be either: both are answered', () => {
    expect(clocks({ contact: '2026-11-16' }, adult)).toEqual([
      ['H-HTA-2023', '2026-11-16'],
      ['SO-GENERAL', null],
    ])
  })
  test('a matter that became pending runs its three months to the decision implemented', () => {
    expect(clocks({ matterPending: '2026-08-31' }, adult)).toEqual([['SO-EXEC-3M', '2026-11-30']])
    expect(clocks({ application: '2026-08-31' }, adult)).toEqual([['SO-EXEC-3M', '2026-11-30']])
  })
  test('health care and a pending social matter at once keep the clocks of both', () => {
    const events = { contact: '2026-08-31', assessment: '2026-08-31', professionalAppointment: '2026-09-02' } as const
    const facts = { ...ill, needDoctor: true, directedFirstTo: 'nurse' } as const
    expect(areas({ ...events, matterPending: '2026-08-31' }, facts)).toEqual(
      expect.arrayContaining(['health', 'social']),
    )
    expect(areas(events, facts)).not.toContain('social')
    expect(clocks({ ...events, matterPending: '2026-08-31' }, facts)).toContainEqual(['SO-EXEC-3M', '2026-11-30'])
    expect(clocks({ ...events, matterPending: '2026-08-31' }, facts)).toContainEqual(['H-PHC-DOC-2025', '2026-11-30'])
    expect(clocks(events, facts).map(([id]) => id)).not.toContain('SO-EXEC-3M')
  })
  test('a fact that one area alone asks tells the area', () => {
    const events = { contact: '2026-11-24', assessment: '2026-11-24' } as const
    expect(areas(events, { ...adult, individualInterval: true })).toEqual(['oral'])
    expect(areas(events, { ...adult, planBased: true })).toEqual(['health', 'psychosocial'])
    const before = { contact: '2023-08-31', assessment: '2023-08-31' } as const
    expect(areas(before, { ...adult, extensionGranted: true })).toEqual(['oral'])
    expect(areas(before, adult)).toEqual(['health', 'oral', 'psychosocial'])
  })
  test('an event that one area alone knows tells the area, and with it who the rules are for', () => {
    expect(clocks({ placementStarted: '2028-02-01' })).toEqual([['CP-EMERG-30D', '2028-03-01']])
    expect(areas({ referralArrived: '2026-11-24' }, adult)).toEqual(['specialised'])
    expect(areas({ contact: '2026-11-23', specialistNeedFound: '2026-11-23' }, adult)).toEqual(['oral'])
    // A stop event alone is understood too: a dentist was seen.
    const seen = { contact: '2026-11-23', assessment: '2026-11-23', dentistAppointment: '2026-12-01' } as const
    expect(areas(seen, { ...adult, directedFirstTo: 'hygienist' })).toContain('oral')
  })
  test('where several areas are possible and each must be known, of two clocks for one stop event the earlier stands', () => {
    const young = { birthDate: '2010-01-01' } as const
    expect(areas({ needEstablished: '2026-11-02' }, young)).toEqual(['psychosocial', 'specialised'])
    expect(clocks({ needEstablished: '2026-11-02' }, young)).toEqual([['P-28D-U23-2025', '2026-11-30']])
    expect(clocks({ needEstablished: '2026-11-02' }, adult)).toEqual([['S-6M', '2027-05-02']])
    // Clocks for other stop events stand beside it.
    expect(clocks({ needEstablished: '2026-11-02', placementStarted: '2026-11-02' }, young)).toEqual([
      ['P-28D-U23-2025', '2026-11-30'],
      ['CP-EMERG-30D', '2026-12-01'],
    ])
  })
  test('a question leaves the areas that answer it', () => {
    expect(areas({ contact: '2026-11-24' }, { ...adult, ask: 'assessment' })).toEqual([
      'health',
      'oral',
      'psychosocial',
    ])
    expect(areas({ contact: '2026-11-24' }, { ...adult, ask: 'assessmentStarted' })).not.toContain('health')
    // Of a section that asks several things one is enough.
    expect(areas({ contact: '2026-11-24' }, { ...adult, ask: '51 §' })).toEqual(['health', 'oral', 'psychosocial'])
    // One that nobody answers takes none away.
    expect(areas({ contact: '2026-11-24' }, { ...adult, ask: 'talkHeld' })).toContain('health')
  })
  test('a fact of an area says nothing where its event has not happened: a contact about child protection is no matter pending', () => {
    expect(areas({ contact: '2026-11-24' }, { ...adult, childProtection: true })).not.toContain('child-protection')
    expect(areas({ placementStarted: '2026-11-24' }, { ...adult, planBased: true })).toEqual(['child-protection'])
    // The second of two limits is counted from an event of its own, which tells the area too.
    const hygienist = { birthDate: '2010-01-01', directedFirstTo: 'hygienist' } as const
    expect(areas({ needFound: '2026-12-01', assessment: '2026-11-23' }, hygienist)).toEqual(['oral'])
    // What ends a clock is understood by the area whose clock it ends.
    const ended = { applicationArrived: '2026-12-01', supplementArrived: '2026-12-03' } as const
    expect(areas(ended, { incomplete: true })).toEqual(['income-support'])
  })
  test('nothing that starts a clock is no area, and no clock', () => {
    expect(areas({}, ill)).toEqual([])
    expect(clocks({}, ill)).toEqual([])
    expect(clocks({ offerMade: '2026-11-02' }, ill)).toEqual([])
  })
})

describe('the worked cases with their area taken away', () => {
  interface Worked {
    readonly id: string
    readonly area: string
    readonly input: LawInput
    readonly expected: { readonly ruleId: string; readonly dueDate: string | null }
  }
  const files = [join(groundFolder, 'law/cases.json'), join(root, 'law/worked-cases.json')]
  const cases = files.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as { cases: Worked[] }).cases)
  const plainOral = (id: string) => /^C0[34789]$|^C12$/.test(id)

  test('the ground: the same rule and day, but for a dental need of which only the assessment is told: there never a later day', () => {
    for (const { id, input, expected } of cases.slice(0, 94)) {
      const answered = evaluateClocks(law, { events: input.events, facts: input.facts })
      const same = answered.find(({ ruleId }) => ruleId === expected.ruleId)?.dueDate
      if (plainOral(id))
        expect(
          answered.every(({ dueDate }) => (dueDate ?? '') <= (expected.dueDate ?? '')),
          id,
        ).toBe(true)
      else expect(same, id).toBe(expected.dueDate)
    }
  })
  test('never two for one stop event', () => {
    for (const [position, { id, input: raw }] of cases.entries()) {
      const { input } = readCase(law, { id, input: raw }, position)
      if (input === undefined || Array.isArray(input.facts.ask)) continue
      const stops = evaluateClocks(law, input).map(({ stopEvent }) => stopEvent)
      expect(stops.length, id).toBe(new Set(stops).size)
    }
  })
})
