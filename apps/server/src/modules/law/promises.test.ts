import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, PlanView, Receipt } from '@luukku/contract'
import { addManager } from '@luukku/testkit/add-manager'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

// The demo county promises adults the first care in six weeks of the assessment: 24 November 2026 to 5 January 2027.
const now = '2026-11-24T09:00:00+02:00'
let county: SmallCountyServer
let manager: string
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2027-01-05', '2027-01-07'], moment: now })
  manager = await addManager(county.owner)
})
beforeEach(async () => {
  county.at(now)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

async function newPlan(age: number): Promise<{ contactId: string; needId: string; line: PlanView['lines'][number] }> {
  const resident = county.browser()
  const sent = await resident('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'se',
    text: 'Polvi on ollut kipeä syksystä asti',
    person: { givenName: 'Testi', age },
  })
  const { contactId } = sent.body as Receipt
  const path = `/api/desk/contacts/${contactId}`
  const before = (await nurse('GET', path)).body as DeskCase
  const assessed = await nurse('POST', `${path}/assessment`, {
    basedOn: before.version,
    decision: 'override',
    overrideReason: 'x',
    urgencyClass: 'D',
    needs: [{ service: 'FYSIO', extract: 'x' }],
    note: 'x',
  })
  expect(assessed.status, assessed.text).toBe(200)
  const [line] = (await resident('GET', '/api/me')).body.plans[0].lines as PlanView['lines']
  if (!line) throw new Error('no line')
  return { contactId, needId: line.needId, line }
}

describe('a county’s own promise', () => {
  test('stands beside the law on the resident’s plan, says that it is a promise, and the law says that it is law', async () => {
    const { line } = await newPlan(40)
    expect(line.legal).toMatchObject({ ruleId: 'H-PHC-3M-2025', kind: 'law', dueDate: '2027-02-24' })
    expect(line.promise).toMatchObject({ ruleId: 'LAPLAND-CARE-6W', kind: 'promise', dueDate: '2027-01-05' })
    expect(line.promise?.plain).toMatchObject({
      fi: expect.stringMatching(/5\.1\.2027.*Tämä on hyvinvointialueen oma lupaus\./) as string,
      sv: expect.stringContaining('eget löfte') as string,
      en: expect.stringContaining('own promise') as string,
    })
    expect(line.promise?.plain?.fi).not.toContain('laki')
    expect(line.legal?.plain?.fi).toContain('Näin sanoo laki: terveydenhuoltolaki, 51 a §')
  })

  test('on its last day it is promised, a day later it is told as exceeded: at the desk and on the plan', async () => {
    const { contactId } = await newPlan(40)
    const told = async (moment: string) => {
      county.at(moment)
      const one = (await (await county.staff(smallCounty.nurse))('GET', `/api/desk/contacts/${contactId}`))
        .body as DeskCase
      return [
        one.needs[0]?.clocks.find(({ ruleId }) => ruleId === 'H-PHC-3M-2025'),
        one.plan?.lines.find(({ legal }) => legal !== undefined)?.legal,
      ].map((clock) => `${clock?.state ?? ''}: ${clock?.plain?.fi ?? ''}`)
    }
    const what = 'Ensimmäinen hoito- tai kuntoutustapahtuma kolmessa kuukaudessa.'
    for (const text of await told('2027-02-24T15:00:00+02:00'))
      expect(text).toContain(`running: ${what} Viimeinen päivä on 24.2.2027.`)
    for (const text of await told('2027-02-25T09:00:00+02:00'))
      expect(text).toContain(`breached: ${what} Viimeinen päivä oli 24.2.2027. Aika on ylittynyt.`)
  })

  test('both are told in Northern Sámi, marked as read by no speaker', async () => {
    const { line } = await newPlan(40)
    for (const clock of [line.legal, line.promise]) {
      expect(clock?.plain?.se).toContain('Maŋimuš beaivi lea')
      expect(clock?.plain?.unchecked).toEqual(['se'])
      expect(clock?.title.se).toBeTruthy()
    }
    expect(line.legal?.plain?.se).toContain('24.2.2027. Ná láhka dadjá: dearvvašvuođafuolahusláhka')
  })

  test('is not made where the law itself is tighter: 22 years no promise, 23 years a promise', async () => {
    expect((await newPlan(22)).line.promise).toBeUndefined()
    expect((await newPlan(23)).line.promise).toMatchObject({ ruleId: 'LAPLAND-CARE-6W' })
  })

  test('on its last day it runs and the day after it is broken; the law still runs, and is what managers’ lists count', async () => {
    const { contactId, needId } = await newPlan(40)
    const stateAt = async (moment: string) => {
      county.at(moment)
      nurse = await county.staff(smallCounty.nurse)
      const [need] = ((await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).needs
      return need?.clocks.map(({ kind, state }) => `${kind ?? ''} ${state}`)
    }
    expect(await stateAt('2027-01-05T15:00:00+02:00')).toEqual(['law running', 'promise running'])
    expect(await stateAt('2027-01-07T09:00:00+02:00')).toEqual(['law running', 'promise breached'])
    const boss = await county.staff(manager)
    const day = (await boss('GET', '/api/manager/today?days=28&limit=500')).body
    expect(day.breaking.filter((one: { needId: string }) => one.needId === needId)).toEqual([])
  })
})
