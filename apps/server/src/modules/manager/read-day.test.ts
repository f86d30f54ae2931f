import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ManagerDay, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

let county: SmallCountyServer
let receipt: Receipt
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25'], moment: '2026-11-24T09:12:00+02:00' })
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti.',
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  receipt = sent.body as Receipt
  await county.owner.query(`update staff_member set roles = '{manager}' where id = $1`, [smallCounty.secondNurse])
})
afterAll(() => county.close())

const alarmsAt = async (moment: string) => {
  county.at(moment)
  const boss = await county.staff(smallCounty.secondNurse)
  const answer = await boss('GET', '/api/manager/today')
  expect(answer.status, answer.text).toBe(200)
  return (answer.body as ManagerDay).alarms.filter(({ kind }) => kind === 'overdue')
}

test('a first step is late when its promise has passed, not before, and is told with whoever has it', async () => {
  const end = Date.parse(receipt.promise.to)
  expect(await alarmsAt(new Date(end - 60_000).toISOString())).toEqual([])
  const [late] = await alarmsAt(new Date(end + 60_000).toISOString())
  expect(late?.owner?.name).toBeTruthy()
})
