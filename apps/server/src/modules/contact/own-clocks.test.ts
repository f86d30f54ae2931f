import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, ManagerDay, Receipt } from '@luukku/contract'
import { addManager } from '@luukku/testkit/add-manager'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

// Tuesday 24 November 2026. Seven working days: 3 December.
const now = '2026-11-24T09:00:00+02:00'
let county: SmallCountyServer
let manager: string
let nurse: Browser
let boss: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: now })
  manager = await addManager(county.owner)
  await at(now)
})
afterAll(() => county.close())

async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
  boss = await county.staff(manager)
}
async function contact(text: string, age: number): Promise<string> {
  const {
    body,
    status,
    text: said,
  } = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text,
    person: { givenName: 'Testi', age, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  expect(status, said).toBe(200)
  return (body as Receipt).contactId
}
const caseOf = async (id: string) => (await nurse('GET', `/api/desk/contacts/${id}`)).body as DeskCase
async function assess(id: string, service: string): Promise<DeskCase> {
  const answer = await nurse('POST', `/api/desk/contacts/${id}/assessment`, {
    basedOn: (await caseOf(id)).version,
    decision: 'override',
    overrideReason: 'Arvio',
    urgencyClass: 'D',
    needs: [{ service, extract: 'Asia' }],
    note: 'Arvioitu',
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as DeskCase
}
const ownClocks = async (id: string) =>
  (
    await county.owner.query<{ rule: string; due: string; state: string; status: string | null }>(
      `select rule_id as rule, due_date::text as due, state, status from clock where contact_id = $1 and need_id is null
         and due_date > '2026-11-24' order by rule_id`,
      [id],
    )
  ).rows
const breakingRows = async () =>
  ((await boss('GET', '/api/manager/today?days=14&limit=500')).body as ManagerDay).breaking
const said = ({ ruleId, dueDate, needId }: ManagerDay['breaking'][number]) =>
  `${ruleId} ${dueDate} ${needId === undefined ? 'contact' : 'need'}`
const breaking = async () => (await breakingRows()).map(said)
const older = 'Äitini ei enää pärjää kotona yksin, tarvitsisi apua arkeen kotiin'

test('a social contact that nobody has assessed has its dated limit: on the desk, on its card and in the manager’s list', async () => {
  const id = await contact(older, 82)
  expect(await ownClocks(id)).toContainEqual({ rule: 'SO-75-7WD', due: '2026-12-03', state: 'running', status: null })
  const one = await caseOf(id)
  expect(one.clocks?.map(({ ruleId }) => ruleId)).toContain('SO-75-7WD')
  expect(await breaking()).toContain('SO-75-7WD 2026-12-03 contact')
  await at('2026-12-04T09:00:00+02:00')
  expect(await breaking()).toContain('SO-75-7WD 2026-12-03 contact')
  await at(now)
})

test('at the assessment the need’s own clock takes its place, from the same contact: listed and counted once', async () => {
  await county.owner.query(`delete from clock`)
  const id = await contact(older, 82)
  await at('2026-11-25T09:00:00+02:00')
  const counted = async () => ((await boss('GET', '/api/manager/today')).body as ManagerDay).clocks.length
  expect(await counted()).toBeGreaterThan(0)
  const one = await assess(id, 'IKA_OHJAUS')
  const clock = one.needs[0]?.clocks.find(({ ruleId }) => ruleId === 'SO-75-7WD')
  expect(clock).toMatchObject({ dueDate: '2026-12-03', state: 'running' })
  expect((await ownClocks(id)).filter(({ rule }) => rule === 'SO-75-7WD')).toEqual([
    { rule: 'SO-75-7WD', due: '2026-12-03', state: 'ended', status: 'superseded' },
  ])
  expect((await breaking()).filter((row) => row.startsWith('SO-75-7WD'))).toEqual(['SO-75-7WD 2026-12-03 need'])
  expect(one.clocks?.map(({ ruleId }) => ruleId) ?? []).not.toContain('SO-75-7WD')
  // Closing and opening again brings none of them back.
  await county.owner.query(`update need set status = 'done' where contact_id = $1`, [id])
  const close = await nurse('POST', `/api/desk/contacts/${id}/close`, { basedOn: one.version, reason: 'Valmis' })
  expect(close.status, close.text).toBe(200)
  await nurse('POST', `/api/desk/contacts/${id}/reopen`, {
    basedOn: (close.body as DeskCase).version,
    reason: 'Jatkuu',
  })
  expect((await breaking()).filter((row) => row.startsWith('SO-75-7WD'))).toEqual(['SO-75-7WD 2026-12-03 need'])
  await at(now)
})

test('the same-day assessment is in the manager’s list until it is done, and a closed contact is not', async () => {
  const id = await contact('Polvi on ollut kipeä syksystä asti', 40)
  expect(await breaking()).toContain('H-HTA-2023 2026-11-24 contact')
  await county.owner.query(`update contact set status = 'closed' where id <> $1`, [id])
  expect((await breaking()).filter((row) => row.startsWith('H-HTA-2023'))).toEqual(['H-HTA-2023 2026-11-24 contact'])
  await assess(id, 'FYSIO')
  expect((await breaking()).filter((row) => row.startsWith('H-HTA-2023'))).toEqual([])
})

test('the assessment meets the same-day limit of what was not understood at first, also where what it is now would start none', async () => {
  await county.owner.query(`update contact set status = 'closed'`)
  const id = await contact('Soittakaa minulle', 40)
  expect(await breaking()).toContain('H-HTA-2023 2026-11-24 contact')
  const answers = { kela_decision: 'rejected' }
  const told = await nurse('POST', `/api/desk/contacts/${id}/answers`, { basedOn: (await caseOf(id)).version, answers })
  expect((told.body as DeskCase).proposal.needs.map(({ service }) => service)).toEqual(['TOTU'])
  await assess(id, 'TOTU')
  const { rows } = await county.owner.query(
    `select state, stopped_by, stopped_at is not null as stopped, detail ->> 'state' as told, detail #>> '{stoppedBy,event}' as by
     from clock where contact_id = $1 and need_id is null and rule_id = 'H-HTA-2023'`,
    [id],
  )
  expect(rows).toEqual([{ state: 'met', stopped_by: 'assessment', stopped: true, told: 'met', by: 'assessment' }])
})

test('a contact that was assessed is in no list of the limits of the contact, whatever runs on', async () => {
  await county.owner.query(`update contact set status = 'closed'`)
  const id = await contact('Polvi on ollut kipeä syksystä asti', 40)
  await assess(id, 'FYSIO')
  await county.owner.query(
    `update clock set state = 'running', stopped_at = null, stopped_by = null where contact_id = $1 and need_id is null`,
    [id],
  )
  expect((await breaking()).filter((row) => row.endsWith('contact'))).toEqual([])
})

test('the limit of a contact that stands under another is listed until that one is assessed, as its owner’s', async () => {
  await county.owner.query(`update contact set status = 'closed'`)
  const told = await contact(older, 82)
  const carrier = await contact('Polvi on ollut kipeä syksystä asti', 40)
  const joined = await nurse('POST', `/api/desk/contacts/${carrier}/join`, {
    basedOn: (await caseOf(carrier)).version,
    otherContactId: told,
  })
  expect(joined.status, joined.text).toBe(200)
  await county.owner.query(`update contact set next_owner_kind = 'staff', next_owner_id = $2 where id = $1`, [
    carrier,
    smallCounty.nurse,
  ])
  const listed = (await breakingRows()).filter(({ needId }) => needId === undefined)
  expect(listed.map(said)).toEqual(['H-HTA-2023 2026-11-24 contact', 'SO-75-7WD 2026-12-03 contact'])
  expect(listed.map(({ owner }) => owner)).toEqual([listed[0]?.owner, listed[0]?.owner])
  await assess(carrier, 'FYSIO')
  expect((await breaking()).filter((row) => row.endsWith('contact'))).toEqual([])
})

test('what a message brings to light of a contact that nobody has assessed starts its limit too, counted from the contact', async () => {
  await at('2026-11-24T23:50:00+02:00')
  const by = county.browser()
  const sent = await by('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti',
    person: { givenName: 'Testi', age: 40, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  const { contactId } = sent.body as Receipt
  expect((await ownClocks(contactId)).map(({ rule }) => rule)).not.toContain('CP-7WD-2015')
  await at('2026-11-25T00:05:00+02:00')
  const answer = await by('POST', `/api/me/contacts/${contactId}/messages`, { text: 'Mieheni lyö lasta, nyt juuri' })
  expect(answer.status, answer.text).toBe(200)
  const clock = (await ownClocks(contactId)).find(({ rule }) => rule === 'CP-7WD-2015')
  expect(clock).toEqual({ rule: 'CP-7WD-2015', due: '2026-12-03', state: 'running', status: null })
})
