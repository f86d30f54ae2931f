import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const monday = '2026-11-23T10:00:00+02:00'
const tuesday = '2026-11-24T10:00:00+02:00'
let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-23', '2026-11-24', '2026-11-25'], moment: tuesday })
})
afterAll(() => county.close())

const nurse = () => county.staff(smallCounty.nurse)
async function sent(at: string, text = 'Polvi on vielä kipeä'): Promise<string> {
  county.at(at)
  const contact = { channel: 'web_form', lang: 'fi', person: { givenName: 'Testi', age: 40 }, text }
  return ((await county.browser()('POST', '/api/contacts', contact)).body as Receipt).contactId
}
const readCase = async (by: Browser, id: string) => (await by('GET', `/api/desk/contacts/${id}`)).body as DeskCase
async function join(id: string, otherContactId: string) {
  const by = await nurse()
  const { version } = await readCase(by, id)
  return by('POST', `/api/desk/contacts/${id}/join`, { basedOn: version, otherContactId })
}
const clocksOf = async (contactId: string) =>
  (
    await county.owner.query<{ state: string; stopped_by: string | null; stopped: boolean }>(
      `select state, stopped_by, stopped_at is not null as stopped from clock where contact_id = $1 and need_id is null`,
      [contactId],
    )
  ).rows
async function assess(contactId: string): Promise<void> {
  const by = await nurse()
  const one = await readCase(by, contactId)
  const answer = await by('POST', `/api/desk/contacts/${contactId}/assessment`, {
    basedOn: one.version,
    decision: 'accept',
    urgencyClass: one.proposal.urgencyClass,
    needs: one.proposal.needs.map(({ service, extract }) => ({ service, extract })),
    note: 'Arvioitu.',
  })
  expect(answer.status, answer.text).toBe(200)
}
const open = { state: 'running', stopped_by: null, stopped: false }
const joined = { state: 'ended', stopped_by: 'joined', stopped: true }

describe('a contact that carries others', () => {
  test('is not joined into a third: the words under it would be read nowhere; the third goes into it instead', async () => {
    const [first, carrier, third] = [await sent(tuesday, 'Ensimmäinen HELMI'), await sent(tuesday), await sent(tuesday)]
    expect((await join(carrier, first)).status).toBe(200)
    const refused = await join(third, carrier)
    expect([refused.status, refused.body.reason]).toEqual([422, 'other-carries-joined'])
    expect((await join(carrier, third)).status).toBe(200)
    const said = JSON.stringify((await readCase(await nurse(), carrier)).said)
    expect(said).toContain('HELMI')
    expect((await readCase(await nurse(), carrier)).said).toHaveLength(3)
  })
})

describe('the clocks of a joined contact', () => {
  test('end with the reason when the duty goes on in the carrier’s own', async () => {
    const [carrier, other] = [await sent(tuesday), await sent(tuesday)]
    expect(await clocksOf(other)).toEqual([open])
    await join(carrier, other)
    expect(await clocksOf(other)).toEqual([joined])
    expect(await clocksOf(carrier)).toEqual([open])
  })
  test('run on when they are due earlier, and end when the carrier is assessed: no breach is hidden by joining', async () => {
    const older = await sent(monday)
    const carrier = await sent(tuesday)
    await join(carrier, older)
    expect(await clocksOf(older)).toEqual([open])
    await assess(carrier)
    expect(await clocksOf(older)).toEqual([{ state: 'breached', stopped_by: 'joined', stopped: true }])
  })
  test('end at once when the carrier is assessed already', async () => {
    const carrier = await sent(tuesday)
    await assess(carrier)
    const other = await sent(tuesday)
    await join(carrier, other)
    expect(await clocksOf(other)).toEqual([joined])
  })
  test('do not stand in the share of kept promises', async () => {
    const share = async () =>
      (await (await nurse())('GET', '/api/desk?view=team')).body.promisesKept as { kept: number; of: number }
    const [carrier, other] = [await sent(tuesday), await sent(tuesday)]
    county.at('2026-11-24T23:00:00+02:00')
    const before = await share()
    await join(carrier, other)
    expect(await share()).toEqual({ ...before, of: before.of - 1 })
  })
})

describe('the place where the next page begins', () => {
  test('that no page gave is a wrong request, whatever it holds; a right one is followed', async () => {
    county.at(tuesday)
    const by = await nurse()
    const raw = (text: string) => Buffer.from(text).toString('base64url')
    const key = 'D11999999999029700000'
    for (const cursor of [
      'abc',
      '%00',
      raw(`${key}not-an-id`),
      raw(`${'\0'.repeat(21)}${smallCounty.nurse}`),
      raw(key),
    ]) {
      const answer = await by('GET', `/api/desk?view=team&cursor=${cursor}`)
      expect([answer.status, answer.body.code], cursor).toEqual([400, 'invalid-request'])
    }
    const first = (await by('GET', '/api/desk?view=team&limit=1')).body as { nextCursor?: string }
    expect(first.nextCursor).toBeDefined()
    expect((await by('GET', `/api/desk?view=team&limit=1&cursor=${String(first.nextCursor)}`)).status).toBe(200)
  })
})
