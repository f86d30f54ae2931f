import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { pastChanges, withChangedFiles } from './changed-law.ts'
import { compareMatter } from './compare-laws.ts'
import { compileLaw } from './compile-law.ts'
import { LawDataError } from './law-data-error.ts'

const now = readLaw()
const files = readLawFiles()
const today = toLocalDate('2026-11-26')
const health = files.find(({ path }) => path.includes('health-care-act'))?.text ?? ''
const act = /^act [\s\S]*?\n\n/m.exec(health)?.[0] ?? ''
const station = /^rule H-STATION-3W\n[\s\S]*?\n\n/m.exec(health)?.[0] ?? ''
const law = (text: string, path = '/elsewhere/edited.law') => compileLaw(withChangedFiles(files, [{ path, text }]))
const past = (text: string, path?: string) =>
  pastChanges(now, law(text, path), today).map(({ ruleId, change }) => [ruleId, change])
const notice = { area: 'health', events: { stationChangeNotice: '2026-11-02' }, facts: {} } as const

describe('a changed law beside the one at hand', () => {
  test.each([
    ['an edited copy of the whole file', health.replace(station, station.replace('3 weeks', '2 weeks'))],
    ['one rule of it', act + station.replace('3 weeks', '2 weeks')],
  ])('%s, under another name, stands in the place of what it holds', (_, text) => {
    const then = law(text)
    expect(then.rules).toHaveLength(now.rules.length)
    expect(compareMatter(now, then, 'n', notice)).toMatchObject([
      { now: { dueDate: '2026-11-23' }, then: { ruleId: 'H-STATION-3W', dueDate: '2026-11-16' }, movesDays: -7 },
    ])
  })
  test('under another name the rules it does not hold stay; under the file’s own name they are gone', () => {
    const without = health.replace(station, '')
    expect(law(without).ruleById.has('H-STATION-3W')).toBe(true)
    expect(law(without, '/elsewhere/health-care-act-1326-2010.law').ruleById.has('H-STATION-3W')).toBe(false)
  })
  test('the default of an interpretation is changed alike', () => {
    const hours = law(
      'interpretation overAge\n' + (interpretation('overAge')?.replace('default: reached', 'default: passed') ?? ''),
    )
    expect(now.settings.overAge).toBe('reached')
    expect(hours.settings.overAge).toBe('passed')
  })
  test('what is wrong elsewhere in the file that lost a block is told with its own line', () => {
    const broken = files.map((file) => ({ ...file, text: file.text.replace('stops: talkHeld', 'stops: talkheld') }))
    const lineOf = (some: typeof files) => {
      try {
        compileLaw(some)
      } catch (error) {
        if (error instanceof LawDataError) return error.message
      }
      return ''
    }
    const talk = files.find(({ path }) => path.includes('income-support'))?.text ?? ''
    const urgent = `${/^act [\s\S]*?\n\n/m.exec(talk)?.[0] ?? ''}${/^rule IS-URGENT\n[\s\S]*?\n\n/m.exec(talk)?.[0] ?? ''}`
    const said = lineOf(withChangedFiles(broken, [{ path: 'x.law', text: urgent }]))
    expect(said).toContain('talkheld')
    expect(said).toBe(lineOf(broken))
  })
})

const interpretation = (name: string) =>
  new RegExp(`^interpretation ${name}\\n([\\s\\S]*?\\n)\\n`, 'm').exec(
    `${files.find(({ path }) => path.endsWith('interpretations.law'))?.text ?? ''}\n\n`,
  )?.[1]

describe('a past that is rewritten', () => {
  test('is named: a version that began says something else, is gone, or is new', () => {
    expect(past(act + station.replace('3 weeks', '2 weeks'))).toEqual([['H-STATION-3W', 'changed']])
    expect(past(health.replace(station, ''), 'health-care-act-1326-2010.law')).toEqual([['H-STATION-3W', 'takenAway']])
    const other = station
      .replace('H-STATION-3W', 'H-STATION-NEW')
      .replace(/obligation: \S+/, 'obligation: other-station')
    expect(past(act + other)).toEqual([['H-STATION-NEW', 'added']])
    expect(past(act + station.replace('2011-05-01', '2012-05-01'))).toEqual([['H-STATION-3W', 'changed']])
    expect(past(act + station.replace('to further notice', 'to 2026-11-25'))).toEqual([['H-STATION-3W', 'changed']])
  })
  test('whom it concerns, and that it never was in force, are changes too', () => {
    const other = /^rule H-OTHER-NEED\n[\s\S]*?\n\n/m.exec(health)?.[0] ?? ''
    expect(past(act + other.replace('who: otherNeed is true', 'who: otherNeed is not false'))).toEqual([
      ['H-OTHER-NEED', 'changed'],
    ])
    expect(past(act + station.replace(/in force: .*/, 'in force: never'))).toEqual([['H-STATION-3W', 'changed']])
  })
  test('a changed file that cannot be read is told by its own line', () => {
    expect(() => law('rule\n', 'x.law')).toThrow(/^x\.law:1: Neither a heading/)
  })
  test('a coming change rewrites none: a later first day, today’s version ended before it, the same words elsewhere', () => {
    const coming = station
      .replace('H-STATION-3W', 'H-STATION-2W')
      .replace('3 weeks', '2 weeks')
      .replace('2011-05-01', '2027-01-01')
      .replace('  version by', '  replaces: H-STATION-3W\n  version by')
    expect(past(act + coming)).toEqual([])
    expect(law(act + coming).ruleById.get('H-STATION-3W')?.inForce?.to).toBeLessThan(100_000)
    expect(past(act + station.replace('to further notice', 'to 2026-11-26'))).toEqual([])
    expect(past(`# a copy\n\n${act}${station}`)).toEqual([])
    expect(past(health)).toEqual([])
  })
  test('from today on it is past, tomorrow’s is coming', () => {
    const from = (day: string) =>
      station
        .replace('H-STATION-3W', 'H-STATION-NEW')
        .replace(/obligation: \S+/, 'obligation: other-station')
        .replace('2011-05-01', day)
    expect(past(act + from('2026-11-26'))).toEqual([['H-STATION-NEW', 'added']])
    expect(past(act + from('2026-11-27'))).toEqual([])
  })
})
