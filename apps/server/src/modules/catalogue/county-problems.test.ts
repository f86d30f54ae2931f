import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countyProblems } from './county-problems.ts'
import type { CountySettings } from './catalogue-queries.ts'

const folder = new URL('../../../../../instances/', import.meta.url)
const settingsOf = (county: string) =>
  (
    JSON.parse(readFileSync(new URL(`${county}/settings.json`, folder), 'utf8')) as {
      settings: CountySettings
    }
  ).settings
const counties = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/settings.json`, folder)))

describe('a county’s settings', () => {
  test('there are counties to look at', () => {
    expect(counties).toEqual(expect.arrayContaining(['lapland', 'pirkanmaa']))
  })
  test.each(counties)('of %s lack nothing', (county) => {
    expect(countyProblems(settingsOf(county))).toEqual([])
  })
  test.each([
    ['a number for requests about own data', { alarms: {} }, 'alarms.dataRequests'],
    ['an empty number', { phones: { ...settingsOf('lapland').phones, crisis: '' } }, 'phones.crisis'],
    ['Swedish', { languages: ['fi'] }, 'languages'],
    ['the minutes of a class', { escalateAfterMinutes: { A: 5, B: 15, C: 120, D: 240 } }, 'escalateAfterMinutes.E'],
    ['a whole age of free contraception', { freeContraceptionUnder: '25' }, 'freeContraceptionUnder'],
    ['a plain yes or no to advice', { urgencyAdviceToResidents: 'yes' }, 'urgencyAdviceToResidents'],
  ] as const)('without %s are named by one line, without a value', (_name, change, line) => {
    const found = countyProblems({ ...settingsOf('lapland'), ...(change as unknown as CountySettings) })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(line)
  })
  test('that are empty lack everything', () => {
    expect(countyProblems({})).toHaveLength(13)
  })
})
