import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const tuesday = '2026-11-24T09:12:00+02:00'
let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25', '2026-11-26'], moment: tuesday })
})
afterAll(() => county.close())

const send = async (text: string): Promise<Receipt> => {
  const body = {
    channel: 'web_form',
    lang: 'fi',
    text,
    person: { givenName: 'Kanaria', familyName: 'Sukunimi' },
    contactWay: { ways: ['call'], phone: '040 111 2222' },
  }
  const answer = await county.browser()('POST', '/api/contacts', body)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Receipt
}
const inbox = async () =>
  (await county.browser()('GET', '/dev/inbox.json')).body.messages as { to: string; text: string; channel: string }[]

test('a social emergency at night with nobody on shift sends the duty role an alarm that says nothing of the person', async () => {
  await county.owner.query(`update duty_role set alarm_to = '040 999 0000' where code = 'sosiaalipaivystys'`)
  county.at('2026-11-24T02:30:00+02:00')
  const receipt = await send('Mieheni löi minua ja pelkään häntä. Lapset ovat kotona.')
  expect(receipt.nextStep.owner).toMatchObject({ kind: 'duty', id: 'sosiaalipaivystys' })
  expect(receipt.redFlagStop?.phones.map(({ number }) => number)).toContain('112')
  await county.app.catchUp()
  const alarms = (await inbox()).filter(({ to }) => to === '040 999 0000')
  expect(alarms).toHaveLength(1)
  expect(alarms[0]?.text).toContain(receipt.reference)
  expect(alarms[0]?.text).not.toMatch(/Kanaria|Sukunimi|löi|040 111/)
  const { rows } = await county.owner.query(
    `select 1 from journal_entry e join journal_subject s using (chain, seq) join contact c on c.person_id = s.person_id
     where c.id = $1 and e.action = 'alarmDuty'`,
    [receipt.contactId],
  )
  expect(rows).toHaveLength(1)
})

test('of needs of both sides the most urgent one tells whose duty role has the case: at intake, when nobody opens it, and on their pages', async () => {
  county.at('2026-11-24T02:30:00+02:00')
  const resident = county.browser()
  const { body } = await resident('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Mieheni löi minua ja pelkään häntä. Haluaisin hammastarkastuksen.',
    contactWay: { ways: ['call'], phone: '040 111 2222' },
  })
  const receipt = body as Receipt
  expect(new Set(receipt.needs.map(({ register }) => register))).toEqual(new Set(['health', 'social']))
  expect(receipt.nextStep.owner.id).toBe('sosiaalipaivystys')
  county.at('2026-11-24T02:50:00+02:00')
  await county.app.catchUp()
  const { rows } = await county.owner.query<{ escalated: boolean; owner: string }>(
    `select escalated_at is not null as escalated, next_owner_id as owner from contact where id = $1`,
    [receipt.contactId],
  )
  expect(rows).toEqual([{ escalated: true, owner: 'sosiaalipaivystys' }])
  const mine = (await resident('GET', '/api/me')).body
  expect(mine.contacts[0].redFlagStop.phones[0]).toEqual(receipt.redFlagStop?.phones[0])
})

test('planned work follows the clock when it is moved: a job for tomorrow is done tomorrow, not before', async () => {
  county.at(tuesday)
  const { jobs, jobsDb, clock } = county.app.services
  const plan = (at: string) =>
    jobsDb.write(
      {
        actor: { kind: 'system', county: 'lapland', task: 'test' },
        purpose: 'guidance',
        requestId: 'test',
        clock,
        action: 'test',
        ground: 'test',
      },
      (tx) =>
        jobs.plan(
          tx,
          'alarm-duty',
          { county: 'lapland', contactId: smallCounty.nurse, role: 'x' },
          { at: new Date(at) },
        ),
    )
  // Whoever does it, this call or the queue's own worker: it is done when its time has come.
  const stateAt = async (moment: string) => {
    county.at(moment)
    await jobs.runDue()
    const { rows } = await county.owner.query<{ state: string }>(
      `select state::text from pgboss.job where data->>'role' = 'x'`,
    )
    return rows.map(({ state }) => state)
  }
  await plan('2026-11-25T09:12:00+02:00')
  expect(await stateAt(tuesday)).toEqual(['created'])
  expect(await stateAt('2026-11-25T09:11:00+02:00')).toEqual(['created'])
  expect(await stateAt('2026-11-25T09:13:00+02:00')).toEqual(['completed'])
})

test('a long queue moves the promise: the tenth waits longer than the first, and the last is told the next day', async () => {
  county.at('2026-11-25T13:00:00+02:00')
  const promises: string[] = []
  for (let n = 0; n < 40; n++) promises.push((await send('Polvi on ollut kipeä syksystä asti')).promise.from)
  const [first, tenth, last] = [promises[0] ?? '', promises[9] ?? '', promises.at(-1) ?? '']
  expect(tenth > first).toBe(true)
  expect(promises).toEqual([...promises].sort())
  // Two nurses, twelve minutes each: what comes after some thirty is not reached before closing.
  expect(last >= '2026-11-26T06:00:00.000Z').toBe(true)
})

test('joining a more urgent contact takes over its class and its earlier step, also when this one was assessed', async () => {
  county.at('2026-11-25T09:00:00+02:00')
  const nurse = await county.staff(smallCounty.nurse)
  const mild = await send('Haluaisin hammastarkastuksen')
  const path = `/api/desk/contacts/${mild.contactId}`
  const seen = (await nurse('GET', path)).body as DeskCase
  const assessed = await nurse('POST', `${path}/assessment`, {
    basedOn: seen.version,
    decision: 'accept',
    urgencyClass: seen.proposal.urgencyClass,
    needs: seen.proposal.needs.map(({ service, extract }) => ({ service, extract })),
    note: 'x',
  })
  expect(assessed.status, assessed.text).toBe(200)
  const now = (
    await nurse('POST', `${path}/next-step`, {
      basedOn: assessed.body.version,
      kind: 'follow-up',
      at: '2026-11-25T15:00:00+02:00',
    })
  ).body as DeskCase
  const danger = await send('Kova puristava rintakipu ja hengenahdistus, säteilee käteen')
  const joined = (await nurse('POST', `${path}/join`, { basedOn: now.version, otherContactId: danger.contactId }))
    .body as DeskCase
  expect(joined.nextStep.kind).toBe('emergency-call')
  expect(joined.nextStep.at <= '2026-11-25T07:05:00.000Z').toBe(true)
  const { rows } = await county.owner.query(`select urgency_class from contact where id = $1`, [mild.contactId])
  expect(rows[0].urgency_class).toBe('A')
})
