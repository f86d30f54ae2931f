import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClockView, DeskCase, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { instancesFolder } from './load-law.ts'
import { readSchoolCalendars } from './school-calendars.ts'

const folder = mkdtempSync(join(tmpdir(), 'luukku-schools-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const calendar = {
  municipality: '698',
  knownFrom: '2026-08-10',
  knownUntil: '2027-06-04',
  closed: [{ from: '2026-10-19', to: '2026-10-23' }],
}
function reading(content: unknown): string | ReadonlyMap<string, unknown> {
  writeFileSync(join(folder, 'municipalities.json'), JSON.stringify({ municipalities: [{ code: '698' }] }))
  writeFileSync(
    join(folder, 'school-calendars.json'),
    typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  )
  try {
    return readSchoolCalendars(folder, 'instances/x')
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('the school calendars of a county', () => {
  test('are read by municipality; a county without the file knows none', () => {
    expect(reading({ source: 'x', calendars: [calendar] })).toEqual(
      new Map([['698', { ...calendar, closed: ['2026-10-19/2026-10-23'] }]]),
    )
    expect(readSchoolCalendars(join(folder, 'none'), 'x').size).toBe(0)
  })
  test.each([
    ['no JSON', '{', /school-calendars\.json:0: it is no JSON/],
    ['an unknown field', { source: 'x', calendars: [{ ...calendar, schol: 1 }] }, /calendars\.0/],
    ['no source', { calendars: [calendar] }, /source/],
    ['a municipality twice', { source: 'x', calendars: [calendar, calendar] }, /:5: schools of 698: given twice/],
    [
      'a municipality of another county',
      { source: 'x', calendars: [{ ...calendar, municipality: '837' }] },
      /no municipality of the county/,
    ],
    [
      'a day that does not exist',
      { source: 'x', calendars: [{ ...calendar, closed: [{ from: '2026-02-30', to: '2026-10-23' }] }] },
      /a day is written/,
    ],
    [
      'a span that ends before it begins',
      { source: 'x', calendars: [{ ...calendar, closed: [{ from: '2026-10-23', to: '2026-10-19' }] }] },
      /:10: .*ends before it begins/,
    ],
    [
      'a holiday outside the known days',
      { source: 'x', calendars: [{ ...calendar, closed: [{ from: '2027-06-04', to: '2027-06-05' }] }] },
      /outside the days that are known/,
    ],
  ])('%s is refused with the reason', (_, content, reason) => {
    expect(reading(content)).toMatch(reason)
  })
  test.each(readdirSync(instancesFolder).filter((name) => !name.includes('.')))(
    'those of %s are in order',
    (county) => {
      expect(() => readSchoolCalendars(join(instancesFolder, county), county)).not.toThrow()
    },
  )
})

describe('a talk asked for at school', () => {
  const now = '2026-12-17T09:00:00+02:00'
  let county: SmallCountyServer
  beforeAll(async () => {
    county = await openSmallCounty({ days: ['2026-12-17'], moment: now })
    await county.owner.query(
      `insert into municipality (code, county_id, name, population) values ('047', 'lapland', '{"fi":"Enontekiö","sv":"Enontekis","en":"Enontekiö"}', 1808) on conflict do nothing`,
    )
  })
  afterAll(() => county.close())

  async function talkOf(municipality: string): Promise<ClockView | undefined> {
    const nurse = await county.staff(smallCounty.nurse)
    const sent = await county.browser()('POST', '/api/contacts', {
      channel: 'web_form',
      lang: 'fi',
      text: 'Haluan puhua kuraattorille',
      person: { givenName: 'Testi', age: 15, municipality },
      contactWay: { ways: ['call'], phone: '040 000 0000' },
    })
    const path = `/api/desk/contacts/${(sent.body as Receipt).contactId}`
    const before = (await nurse('GET', path)).body as DeskCase
    const answer = await nurse('POST', `${path}/assessment`, {
      basedOn: before.version,
      decision: 'override',
      overrideReason: 'Arvio puhelimessa',
      urgencyClass: 'E',
      needs: [{ service: 'OPISKELUHUOLTO', extract: 'Haluaa puhua' }],
      note: 'Arvioitu',
    })
    expect(answer.status, answer.text).toBe(200)
    return (answer.body as DeskCase).needs[0]?.clocks.find(({ ruleId }) => ruleId === 'ST-7WD')
  }
  test('counts the working days of its own school over the Christmas holiday, and keeps them when counted anew', async () => {
    // Thursday 17 December: 18 December, then from 7 January: 7, 8, 11, 12, 13, 14.
    const clock = await talkOf('698')
    expect(clock).toMatchObject({ dueDate: '2027-01-14' })
    expect(clock?.unsure).toBeUndefined()
  })
  test('where the calendar is not known, the date says so beside itself', async () => {
    const clock = await talkOf('047')
    expect(clock).toMatchObject({ dueDate: '2026-12-30' })
    expect(clock?.unsure?.fi).toContain('lomia ei tiedetä')
  })
})
