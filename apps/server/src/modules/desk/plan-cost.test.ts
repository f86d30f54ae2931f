import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, PlanView } from '@luukku/contract'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const day = '2026-11-24'
let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: [day], moment: `${day}T09:12:00+02:00` })
})
afterAll(() => county.close())

async function setting(freeContraceptionUnder: unknown): Promise<void> {
  await county.owner.query(
    `update county set settings = settings - 'freeContraceptionUnder' || $1::jsonb where id = 'lapland'`,
    [JSON.stringify(freeContraceptionUnder === undefined ? {} : { freeContraceptionUnder })],
  )
  await county.app.catchUp()
}

/** The plan line of somebody who asks for contraception, as the nurse and as the resident read it. */
async function lines(age: number | undefined, text = 'Haluaisin aloittaa e-pillerit', service = 'EHKAISY') {
  const resident = county.browser()
  const person = age === undefined ? {} : { age }
  const sent = await resident('POST', '/api/contacts', { channel: 'web_form', lang: 'fi', text, person })
  const { contactId } = sent.body as { contactId: string }
  const nurse = await county.staff(smallCounty.nurse)
  const one = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const assessed = await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
    basedOn: one.version,
    decision: 'accept',
    urgencyClass: one.proposal?.urgencyClass,
    needs: [{ service, extract: text }],
    note: 'x',
  })
  expect(assessed.status, assessed.text).toBe(200)
  const mine = (await resident('GET', '/api/me')).body as { plans: PlanView[] }
  return [(assessed.body as DeskCase).plan?.lines[0], mine.plans[0]?.lines[0]]
}

describe('contraception that the county gives free up to an age', () => {
  test.each([
    [24, 'Maksuton sinulle, koska olet alle 25-vuotias.'],
    [25, 'Ei maksuton sinulle: maksuton vain alle 25-vuotiaille. Kysy hinta hoitajalta.'],
    [undefined, 'Maksuton alle 25-vuotiaille.'],
  ])('at the age of %s the nurse and the resident read whether it is free', async (age, words) => {
    await setting(25)
    for (const line of await lines(age)) expect(line?.cost).toMatchObject({ fi: words, unchecked: ['se'] })
  })
  test.each([undefined, '25', 24.5, -1])(
    'nothing is said of the price where the county has decided no age: %s',
    async (is) => {
      await setting(is)
      for (const line of await lines(20)) {
        expect(line?.steps).toHaveLength(5)
        expect(line?.cost).toBeUndefined()
      }
    },
  )
  test('what the line tells is marked in Northern Sámi as read by no speaker: name, help, meanwhile, danger and steps', async () => {
    await setting(25)
    for (const line of await lines(20)) {
      const texts = [line?.title, line?.what, line?.meanwhile, line?.watchFor, ...(line?.steps ?? [])]
      expect(texts).toHaveLength(9)
      for (const text of texts) expect(text).toMatchObject({ se: expect.stringMatching(/./), unchecked: ['se'] })
    }
  })
  test('and of no other matter', async () => {
    await setting(25)
    for (const line of await lines(20, 'Polvi on ollut kipeä kaksi kuukautta', 'FYSIO')) {
      expect(line).toMatchObject({ service: 'FYSIO' })
      expect(line?.cost).toBeUndefined()
      expect(line?.steps).toBeUndefined()
    }
  })
  test('the way through it is five steps, for both', async () => {
    for (const line of await lines(30)) expect(line?.steps).toHaveLength(5)
  })
})
