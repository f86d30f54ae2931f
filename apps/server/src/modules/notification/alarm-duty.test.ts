import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, DeskRow, ManagerDay, Receipt } from '@luukku/contract'
import type { OutgoingMessage } from '../../integrations/mail/message-port.ts'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { alarmDuty } from './alarm-duty.ts'

let county: SmallCountyServer
const sent: OutgoingMessage[] = []
let isAway = false
const outlets = {
  sms: {
    send: (message: OutgoingMessage) => {
      if (isAway) return Promise.reject(new Error('the gateway is away'))
      sent.push(message)
      return Promise.resolve()
    },
  },
}
beforeAll(async () => {
  county = await openSmallCounty({ days: [], moment: '2026-11-24T02:30:00+02:00' })
})
afterAll(() => county.close())

async function alarm(contactId: string, role: string) {
  return alarmDuty(county.app.services, outlets, { county: 'lapland', contactId, role })
}

async function tell(): Promise<Receipt> {
  const answer = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Mieheni löi minua ja pelkään häntä. Lapset ovat kotona.',
    person: { givenName: 'Kanaria' },
  })
  return answer.body as Receipt
}
const address = (to: string | null) =>
  county.owner.query(`update duty_role set alarm_to = $1 where code = 'sosiaalipaivystys'`, [to])
const stateOf = async (contactId: string) =>
  (await county.owner.query<{ duty_alarm: string | null }>(`select duty_alarm from contact where id = $1`, [contactId]))
    .rows[0]?.duty_alarm

test('a role without an address is not told, and the row says so', async () => {
  await address(null)
  const { contactId } = await tell()
  expect(await stateOf(contactId)).toBe('asked')
  expect(await alarm(contactId, 'sosiaalipaivystys')).toBe('no-address')
  expect(await stateOf(contactId)).toBe('no-address')
  expect(sent).toEqual([])
})

test('an alarm goes to the role that owns the step, also when the contact was answered before it came there, and once', async () => {
  await address('040 999 0000')
  const { contactId, reference } = await tell()
  await county.owner.query(`update contact set answered_at = received_at where id = $1`, [contactId])
  expect(await alarm(contactId, 'paivystysapu')).toBe('not-theirs')
  expect(await alarm(contactId, 'sosiaalipaivystys')).toBe('sent')
  expect(sent.map(({ to }) => to)).toEqual(['040 999 0000'])
  expect(sent[0]?.text).toContain(reference)
  expect(await stateOf(contactId)).toBe('sent')
  expect(await alarm(contactId, 'sosiaalipaivystys')).toBe('not-theirs')
  const taken = await tell()
  await county.owner.query(`update contact set next_owner_kind = 'staff', next_owner_id = $2 where id = $1`, [
    taken.contactId,
    smallCounty.nurse,
  ])
  expect(await alarm(taken.contactId, 'sosiaalipaivystys')).toBe('not-theirs')
  expect(sent).toHaveLength(1)
})

test('what the gateway does not take is tried again after hours too, and the desk and the manager see it meanwhile', async () => {
  const nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`update staff_member set roles = roles || '{manager}'::text[] where id = $1`, [
    smallCounty.secondNurse,
  ])
  const manager = await county.staff(smallCounty.secondNurse)
  const seen = async (contactId: string) => {
    const list = (await nurse('GET', '/api/desk?view=team&limit=100')).body as { rows: DeskRow[] }
    const one = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    const day = (await manager('GET', '/api/manager/today')).body as ManagerDay
    return [
      list.rows.find((row) => row.contactId === contactId)?.untoldDuty,
      one.untoldDuty,
      day.alarms.find(({ kind }) => kind === 'untold-duty')?.owner?.id,
    ]
  }
  await county.owner.query(`update contact set duty_alarm = 'sent'`)
  const planned = async () =>
    Number(
      (
        await county.owner.query<{ n: string }>(
          `select count(*) as n from pgboss.job where name = 'alarm-duty' and state = 'created' and data ->> 'contactId' = $1`,
          [contactId],
        )
      ).rows[0]?.n,
    )
  const { contactId } = await tell()
  isAway = true
  const journaled = async () =>
    (
      await county.owner.query<{ n: number }>(
        `select count(*)::int as n from journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq
         where e.action = 'alarmDuty' and e.detail ->> 'contact' = $1`,
        [contactId],
      )
    ).rows[0]?.n
  // Far more often than the queue tries by itself: each attempt plans the next one, and two events do not make two rows of them.
  for (let tries = 1; tries <= 40; tries++) {
    await county.owner.query(`delete from pgboss.job where name = 'alarm-duty' and state = 'created'`)
    for (const event of ['one', 'another']) {
      expect(await alarm(contactId, 'sosiaalipaivystys'), event).toBe('failed')
      expect(await planned()).toBe(1)
    }
  }
  expect(await journaled()).toBe(1)
  expect(await seen(contactId)).toEqual(['failed', 'failed', 'sosiaalipaivystys'])
  isAway = false
  expect(await alarm(contactId, 'sosiaalipaivystys')).toBe('sent')
  expect(await seen(contactId)).toEqual([undefined, undefined, undefined])
})
