import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const day = '2026-11-24'
let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: [day], moment: `${day}T09:12:00+02:00` })
})
afterAll(() => county.close())

/** What the county's settings say, read anew by the server. */
async function setting(urgencyAdviceToResidents: unknown): Promise<void> {
  await county.owner.query(`update county set settings = settings || $1::jsonb where id = 'lapland'`, [
    JSON.stringify({ urgencyAdviceToResidents }),
  ])
  await county.app.catchUp()
}
async function tell(text: string) {
  const browser = county.browser()
  const { status, body, text: said } = await browser('POST', '/api/contacts', { channel: 'web_form', lang: 'fi', text })
  expect(status, said).toBe(200)
  return { receipt: body as Receipt, browser }
}
const knee = 'Polvi on ollut kipeä kaksi kuukautta portaissa'

test('a county that has not decided shows no advice, nor one whose setting is askew', async () => {
  expect((await tell(knee)).receipt).not.toHaveProperty('advice')
  await setting('true')
  expect((await tell(knee)).receipt).not.toHaveProperty('advice')
})
test('a county that shows it tells in plain words how soon help may be needed, in each language and with no class', async () => {
  await setting(true)
  const { advice } = (await tell(knee)).receipt
  expect(advice).toMatchObject({ fi: expect.stringMatching(/^(Kertomasi|Emme)/) as string, unchecked: ['se'] })
  for (const lang of ['fi', 'sv', 'en', 'se'] as const) expect(advice?.[lang]).not.toMatch(/\b[A-E]\b/)
  expect((await tell('Virtsatessa kirvelee ja on kova kuume, selkään koskee')).receipt.advice?.fi).toMatch(
    /heti|tänään/,
  )
})
test('danger gets the stop and nothing beside it, whatever the county shows', async () => {
  for (const shows of [true, false]) {
    await setting(shows)
    const { receipt } = await tell('Rintaa puristaa kovasti ja kylmä hiki')
    expect(receipt.redFlagStop?.call112).toBe(true)
    expect(receipt).not.toHaveProperty('advice')
  }
})
test('nor does whom nobody is at work for, who is told whom to call now', async () => {
  await setting(true)
  county.at(`${day}T02:30:00+02:00`)
  const { receipt } = await tell('Mieheni löi minua ja pelkään häntä')
  county.at(`${day}T09:12:00+02:00`)
  expect(receipt.redFlagStop?.call112).toBe(false)
  expect(receipt).not.toHaveProperty('advice')
})
test('what was not understood, or is in a language the rules do not read, gets none: it is no reassurance', async () => {
  await setting(true)
  for (const text of ['Voisko joku soittaa', 'У меня уже неделю сильно болит колено'])
    expect((await tell(text)).receipt).not.toHaveProperty('advice')
})
test('once a professional has decided, the page says nothing by itself any more', async () => {
  await setting(true)
  const { receipt, browser } = await tell(knee)
  expect(((await browser('GET', '/api/receipt')).body as Receipt).advice).toEqual(receipt.advice)
  const nurse = await county.staff(smallCounty.nurse)
  const one = (await nurse('GET', `/api/desk/contacts/${receipt.contactId}`)).body as DeskCase
  const assessed = await nurse('POST', `/api/desk/contacts/${receipt.contactId}/assessment`, {
    basedOn: one.version,
    decision: 'accept',
    urgencyClass: one.proposal.urgencyClass,
    needs: one.proposal.needs.map(({ service, extract }) => ({ service, extract })),
    note: 'x',
  })
  expect(assessed.status, assessed.text).toBe(200)
  expect((await browser('GET', '/api/receipt')).body).not.toHaveProperty('advice')
})
