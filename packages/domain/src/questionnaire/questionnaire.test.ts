import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askedItems,
  findAlarms,
  nextItem,
  pointsOf,
  readInstruments,
  scoreGoals,
  scoreInstrument,
  type Instrument,
  type InstrumentAnswers,
  type ScoredPerson,
} from './index.ts'

const folder = join(import.meta.dirname, '../../../../instruments')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonc'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
const licences = readdirSync(join(folder, 'licences'))
const instruments = readInstruments(files, licences)

function get(id: string): Instrument {
  const found = instruments.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const inOrder = (points: readonly (number | null)[]): InstrumentAnswers =>
  Object.fromEntries(points.flatMap((p, i) => (p === null ? [] : [[String(i + 1), String(p)]])))
const scoreOf = (instrument: Instrument, scale: string, answers: InstrumentAnswers, person?: ScoredPerson) =>
  scoreInstrument(instrument, answers, person).find((one) => one.scale === scale)

describe('instruments that are shipped', () => {
  test('are the ones whose licence allows it, each with its record', () => {
    expect(instruments.map(({ id }) => id).sort()).toEqual([
      'audit',
      'audit-c',
      'gad-7',
      'news2',
      'nrs',
      'phq-9',
      'sppb',
    ])
    for (const { licence } of instruments) expect(licences).toContain(licence.file)
  })

  const phq = files.find(({ path }) => path === 'phq-9.jsonc')?.text ?? ''
  const broken = (from: string | RegExp, to: string) => () =>
    readInstruments([{ path: 'x.jsonc', text: phq.replace(from, to) }], licences)
  test.each([
    ['a licence file that is not there', '"phq-family.txt"', '"none.txt"', /licences\/none\.txt/],
    ['no terms', /"terms": "[^"]*"/, '"terms": ""', /no licence record/],
    ['a text without Swedish', /"sv": "Lite intresse[^"]*"/, '"sv": ""', /the text has no sv/],
    ['a score that no band explains', '"from": 20', '"from": 21', /no band of phq-9 says what 20 means/],
    ['an alarm over a question that is not asked', '"item": "9"', '"item": "19"', /watches 19/],
    ['a set of options that is not there', '"optionSet": "frequency"', '"optionSet": "often"', /no option set often/],
  ])('with %s are refused with file, line and reason', (_, from, to, reason) => {
    expect(broken(from, to)).toThrow(reason)
    expect(broken(from, to)).toThrow(/^x\.jsonc:\d+: /)
  })
})

describe('PHQ-9', () => {
  const phq = get('phq-9')
  test.each([
    [[1, 1, 1, 1, 1, 1, 1, 1, 1], 9, 'mild'],
    [[2, 2, 2, 1, 1, 1, 1, 0, 0], 10, 'moderate'],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 'minimal'],
    [[3, 3, 3, 3, 2, 0, 0, 0, 0], 14, 'moderate'],
    [[3, 3, 3, 3, 3, 0, 0, 0, 0], 15, 'moderately-severe'],
    [[3, 3, 3, 3, 3, 3, 1, 0, 0], 19, 'moderately-severe'],
    [[3, 3, 3, 3, 3, 3, 2, 0, 0], 20, 'severe'],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, 'severe'],
  ])('%j is %i, %s', (points, score, band) => {
    const result = scoreOf(phq, 'phq-9', inOrder(points))
    expect([result?.score, result?.band?.code]).toEqual([score, band])
  })
  test('with an answer missing has no sum, and says which is missing', () => {
    expect(scoreOf(phq, 'phq-9', inOrder([3, 2, null, 1, 1, 0, 0, 0, 0]))).toEqual({ scale: 'phq-9', missing: ['3'] })
  })
  test('asks the rest when the first two give 3, and ends when they give 2', () => {
    expect(nextItem(phq, inOrder([1, 2]))?.id).toBe('3')
    expect(nextItem(phq, inOrder([1, 1]))).toBeUndefined()
    expect(askedItems(phq, {}).map(({ id }) => id)).toEqual(['1', '2'])
  })
  test('thoughts of self-harm alarm whatever the total, the moment the answer is saved', () => {
    expect(findAlarms(phq, { '9': '0' })).toEqual([])
    expect(findAlarms(phq, { '9': '1' }).map(({ level }) => level)).toEqual(['today'])
    expect(findAlarms(phq, { '9': '2' })[0]?.level).toBe('now')
  })
  test('an answer that the form does not have is no answer', () => {
    expect(scoreOf(phq, 'phq-9', { ...inOrder([0, 0, 0, 0, 0, 0, 0, 0]), '9': '7' })?.missing).toEqual(['9'])
  })
})

describe('GAD-7 and AUDIT', () => {
  test.each([
    [[2, 2, 2, 1, 1, 1, 1], 10, 'moderate'],
    [[0, 0, 1, 1, 1, 1, 0], 4, 'minimal'],
    [[1, 1, 1, 1, 1, 0, 0], 5, 'mild'],
    [[2, 2, 2, 2, 2, 2, 2], 14, 'moderate'],
    [[3, 2, 2, 2, 2, 2, 2], 15, 'severe'],
  ])('GAD-7 %j is %i, %s', (points, score, band) => {
    const result = scoreOf(get('gad-7'), 'gad-7', inOrder(points))
    expect([result?.score, result?.band?.code]).toEqual([score, band])
  })
  test.each([
    [[4, 2, 3, 0, 0, 0, 0, 0, 0, 0], 9, 9],
    [[2, 1, 1, 0, 0, 0, 0, 0, 2, 4], 4, 10],
  ])('AUDIT %j: first three %i, all ten %i', (points, short, long) => {
    expect(scoreOf(get('audit'), 'audit-c', inOrder(points))?.score).toBe(short)
    expect(scoreOf(get('audit'), 'audit', inOrder(points))?.score).toBe(long)
  })
  test('the last two questions of AUDIT have no 1 or 3', () => {
    const item = get('audit').items.find(({ id }) => id === '9')!
    expect([0, 1, 2, 3, 4].map((p) => pointsOf(item, { '9': String(p) }))).toEqual([0, undefined, 2, undefined, 4])
  })
  test('AUDIT-C of 5 is a risk for a woman, not for a man, and a risk while the sex is not known', () => {
    const band = (sex?: 'f' | 'm') =>
      scoreOf(get('audit'), 'audit-c', inOrder([2, 2, 1]), { age: 40, ...(sex && { sex }) })?.band?.code
    expect([band('f'), band('m'), band()]).toEqual(['risk', 'low', 'risk'])
  })
  test('AUDIT-C of 4 is a risk from the age of 65, for both, and while the age is not known; 3 is not', () => {
    const band = (points: number[], age?: number, sex: 'f' | 'm' = 'm') =>
      scoreOf(get('audit-c'), 'audit-c', inOrder(points), { sex, ...(age !== undefined && { age }) })?.band?.code
    expect([band([2, 1, 1], 64), band([2, 1, 1], 65), band([2, 1, 1], 65, 'f'), band([2, 1, 1])]).toEqual([
      'low',
      'risk-65',
      'risk-65',
      'risk-65',
    ])
    expect([band([2, 1, 0], 80), band([2, 1, 0])]).toEqual(['low', 'low'])
  })
  test('AUDIT-C alone is the first three questions of AUDIT with the same meaning, and ends there', () => {
    expect(get('audit-c').items).toEqual(get('audit').items.slice(0, 3))
    expect(get('audit-c').scales).toEqual(get('audit').scales.slice(0, 1))
    expect(nextItem(get('audit-c'), inOrder([1, 1, 1]))).toBeUndefined()
    expect(nextItem(get('audit'), inOrder([1, 1, 1]))?.id).toBe('4')
  })
})

describe('SPPB', () => {
  const sppb = get('sppb')
  test.each([
    [{ side: 10, semi: 10, tandem: 4, walk: 6.5, chair: 18 }, 6],
    [{ side: 10, semi: 10, tandem: 10, walk: 4.5, chair: 11 }, 12],
    [{ side: 9.9, semi: 'unable', tandem: 'unable', walk: 'unable', chair: 'unable' }, 0],
  ])('%j gives %i', (answers, sum) => {
    expect(scoreOf(sppb, 'sppb', answers)?.score).toBe(sum)
  })
  test.each([
    ['tandem', 2.99, 0],
    ['tandem', 3, 1],
    ['tandem', 9.99, 1],
    ['walk', 4.81, 4],
    ['walk', 4.82, 3],
    ['walk', 6.2, 3],
    ['walk', 6.21, 2],
    ['walk', 8.7, 2],
    ['walk', 8.71, 1],
    ['chair', 11.19, 4],
    ['chair', 11.2, 3],
    ['chair', 13.7, 2],
    ['chair', 16.7, 1],
    ['chair', 60, 1],
    ['chair', 60.1, 0],
  ])('%s of %d s gives %i', (id, seconds, points) => {
    expect(
      pointsOf(
        sppb.items.find((item) => item.id === id)!,
        { [id]: seconds },
      ),
    ).toBe(points)
  })
  test('9 asks for an assessment, 10 does not', () => {
    const at = (chair: number) => scoreOf(sppb, 'sppb', { side: 10, semi: 10, tandem: 10, walk: 4, chair })?.band?.code
    expect([at(20), at(15)]).toEqual(['assess', 'good'])
  })
})

describe('NEWS2', () => {
  const news = get('news2')
  const well = {
    breathing: 16,
    scale: '1',
    air: 'air',
    'spo2-1': 97,
    pressure: 120,
    pulse: 70,
    conscious: 'alert',
    temperature: 37,
  }
  test('somebody well scores 0, and no alarm', () => {
    expect(scoreOf(news, 'news2', well)?.score).toBe(0)
    expect(findAlarms(news, well)).toEqual([])
  })
  test.each([
    ['breathing', [8, 9, 11, 12, 20, 21, 24, 25], [3, 1, 1, 0, 0, 2, 2, 3]],
    ['spo2-1', [91, 92, 93, 94, 95, 96], [3, 2, 2, 1, 1, 0]],
    ['pressure', [90, 91, 100, 101, 110, 111, 219, 220], [3, 2, 2, 1, 1, 0, 0, 3]],
    ['pulse', [40, 41, 50, 51, 90, 91, 110, 111, 130, 131], [3, 1, 1, 0, 0, 1, 1, 2, 2, 3]],
    ['temperature', [35, 35.1, 36, 36.1, 38, 38.1, 39, 39.1], [3, 1, 1, 0, 0, 1, 1, 2]],
    ['spo2-2-oxygen', [83, 84, 86, 88, 92, 93, 94, 95, 96, 97], [3, 2, 1, 0, 0, 1, 1, 2, 2, 3]],
  ])('%s on both sides of each limit', (id, values, points) => {
    const item = news.items.find((one) => one.id === id)!
    expect(values.map((value) => pointsOf(item, { [id]: value }))).toEqual(points)
  })
  test('on scale 2 with air, 93 % and more is good, and scale 1 is not asked', () => {
    const answers = { ...well, scale: '2', 'spo2-2-air': 96 }
    expect(scoreOf(news, 'news2', answers)?.score).toBe(0)
    expect(askedItems(news, answers).map(({ id }) => id)).not.toContain('spo2-1')
  })
  test('one value of 3, a sum of 5 and a sum of 7 each call somebody; 4 without a 3 does not', () => {
    const alarms = (change: InstrumentAnswers) => findAlarms(news, { ...well, ...change }).map(({ id }) => id)
    expect(alarms({ breathing: 22, temperature: 39.5 })).toEqual([])
    expect(alarms({ conscious: 'confused' })).toEqual(['news2-single'])
    expect(alarms({ breathing: 22, temperature: 39.5, pulse: 95 })).toEqual(['news2-urgent'])
    expect(alarms({ breathing: 22, temperature: 39.5, pulse: 120, 'spo2-1': 94 })).toEqual([
      'news2-high',
      'news2-urgent',
    ])
  })
})

describe('goal attainment', () => {
  test.each([
    [[0, 0, 0], [1, 1, 1], 50],
    [[1, 0, -1], [1, 1, 1], 50],
    [[1, 1, 1], [1, 1, 1], 63.69],
    [[-2, -2], [1, 1], 25.19],
    [[2, -1], [3, 1], 64.56],
  ])('%j weighted %j is %d', (attained, weights, t) => {
    expect(scoreGoals(attained.map((a, i) => ({ attained: a as 0, weight: weights[i] ?? 1 })))).toBe(t)
  })
  test('without goals there is nothing to tell, and a goal without weight is refused', () => {
    expect(scoreGoals([])).toBeUndefined()
    expect(() => scoreGoals([{ attained: 1, weight: 0 }])).toThrow(RangeError)
  })
})

describe('any instrument', () => {
  const answersOf = (instrument: Instrument) =>
    fc.record(
      Object.fromEntries(
        instrument.items.map((item) => [
          item.id,
          item.kind === 'choice'
            ? fc.constantFrom(...item.options.map(({ code }) => code))
            : fc.double({ min: item.min, max: item.max, noNaN: true }),
        ]),
      ),
      { requiredKeys: [] },
    )
  test.each(instruments.map(({ id }) => id))(
    '%s: taking an answer away never makes a sum or lowers what is missing',
    (id) => {
      const instrument = get(id)
      fc.assert(
        fc.property(answersOf(instrument), fc.constantFrom(...instrument.items), (answers, item) => {
          const { [item.id]: _, ...fewer } = answers as Record<string, string | number>
          const before = scoreInstrument(instrument, answers as InstrumentAnswers)
          const dependents = instrument.items.some(({ when }) => when && item.id in when)
          if (dependents) return
          scoreInstrument(instrument, fewer).forEach((after, i) => {
            if (after.score !== undefined && after.score !== before[i]?.score)
              throw new Error('a sum changed by a missing answer')
          })
        }),
      )
    },
  )
})
