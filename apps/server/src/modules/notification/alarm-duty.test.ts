import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Receipt } from '@luukku/contract'
import type { OutgoingMessage } from '../../integrations/mail/message-port.ts'
import { openSmallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { alarmDuty } from './alarm-duty.ts'

let county: SmallCountyServer
const sent: OutgoingMessage[] = []
const outlets = { sms: { send: async (message: OutgoingMessage) => void sent.push(message) } }
beforeAll(async () => {
  county = await openSmallCounty({ days: [], moment: '2026-11-24T02:30:00+02:00' })
})
afterAll(() => county.close())

async function alarm(contactId: string, role: string) {
  return alarmDuty(county.app.services, outlets, { county: 'lapland', contactId, role })
}

test('an alarm goes to a role that has an address, until somebody has answered', async () => {
  const answer = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Mieheni löi minua ja pelkään häntä. Lapset ovat kotona.',
    person: { givenName: 'Kanaria' },
  })
  const { contactId, reference } = answer.body as Receipt
  expect(await alarm(contactId, 'sosiaalipaivystys')).toBe('no-address')
  await county.owner.query(`update duty_role set alarm_to = '040 999 0000' where code = 'sosiaalipaivystys'`)
  expect(await alarm(contactId, 'sosiaalipaivystys')).toBe('sent')
  expect(sent.map(({ to }) => to)).toEqual(['040 999 0000'])
  expect(sent[0]?.text).toContain(reference)
  await county.owner.query(`update contact set answered_at = received_at where id = $1`, [contactId])
  expect(await alarm(contactId, 'sosiaalipaivystys')).toBe('answered')
  expect(sent).toHaveLength(1)
})
