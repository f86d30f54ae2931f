import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ManagerDay, Receipt } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const inari = '148'
const rovaniemi = '698'
let county: SmallCountyServer
let needs: { needId: string; contactId: string }[]
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: '2026-11-24T09:12:00+02:00' })
  const nurse = await county.staff(smallCounty.nurse)
  needs = [await assessKnee(county.browser(), nurse), await assessKnee(county.browser(), nurse)]
  await county.owner.query(`update staff_member set roles = '{manager}' where id = $1`, [smallCounty.secondNurse])
  await county.owner.query(`update need set real_life_date = '2026-12-01'`)
  await livesIn(0, inari)
  await livesIn(1, rovaniemi)
})
afterAll(() => county.close())

/** Whose need this is lives there, and so do those who send the other contacts. */
async function livesIn(at: number, municipality: string) {
  const { needId, contactId } = needs[at] ?? { needId: '', contactId: '' }
  await county.owner.query(`update need set municipality_code = $2 where id = $1`, [needId, municipality])
  await county.owner.query(`update contact set municipality_code = $2 where id = $1`, [contactId, municipality])
}
async function contactsFrom(municipality: string, n: number) {
  for (let i = 0; i < n; i++) {
    const { body } = await county.browser()<Receipt>('POST', '/api/contacts', {
      channel: 'web_form',
      lang: 'fi',
      text: 'Polvi on ollut kipeä syksystä asti.',
      contactWay: { ways: ['call'], phone: '040 000 0000' },
    })
    await county.owner.query(`update contact set municipality_code = $2 where id = $1`, [body.contactId, municipality])
  }
}
type Rows = Pick<ManagerDay, 'breaking'> & { hidden: boolean }
const rowOf = (rows: Pick<ManagerDay, 'breaking'>, at: number) =>
  rows.breaking.find(({ needId }) => needId === needs[at]?.needId)

async function ask(moment: string) {
  county.at(moment)
  const boss = await county.staff(smallCounty.secondNurse)
  const day = (await boss<ManagerDay>('GET', '/api/manager/today?days=60')).body
  const until = 'until=2027-03-31'
  const all = (await boss<Rows>('GET', `/api/manager/breaking?${until}`)).body
  const of = async (code: string) =>
    (await boss<Rows>('GET', `/api/manager/breaking?${until}&municipality=${code}`)).body
  return { day, all, small: await of(inari), large: await of(rovaniemi) }
}

test('a need of a municipality with fewer than five contacts is told without municipality and date of its own, and is in no list of that municipality', async () => {
  county.at('2026-11-24T09:30:00+02:00')
  await contactsFrom(inari, 3)
  await contactsFrom(rovaniemi, 4)
  const { day, all, small, large } = await ask('2026-11-24T10:00:00+02:00')
  const hidden = (code: string) => day.byMunicipality.find((group) => group.code === code)?.hidden
  expect([hidden(inari), hidden(rovaniemi)]).toEqual([true, false])
  expect(rowOf(all, 0)).toBeDefined()
  expect(rowOf(all, 0)).not.toHaveProperty('municipality')
  expect(rowOf(all, 0)).not.toHaveProperty('realLifeDate')
  expect(rowOf(all, 1)).toMatchObject({ municipality: { fi: 'Rovaniemi' }, realLifeDate: '2026-12-01' })
  expect(small).toEqual({ breaking: [], hidden: true })
  expect([large.hidden, large.breaking.flatMap(({ needId }) => needId ?? [])]).toEqual([false, [needs[1]?.needId]])
})

test('where no contact came lately a municipality in which one limit breaks is small too, in the table and in the rows of the day', async () => {
  const { day, all, small } = await ask('2027-02-20T10:00:00+02:00')
  expect(day.byMunicipality.find(({ code }) => code === inari)).toMatchObject({ hidden: true })
  expect(day.byMunicipality.find(({ code }) => code === inari)).not.toHaveProperty('breaking')
  for (const rows of [day, all]) {
    expect(rowOf(rows, 0)).toBeDefined()
    expect(rowOf(rows, 0)).not.toHaveProperty('municipality')
    expect(rowOf(rows, 0)).not.toHaveProperty('realLifeDate')
  }
  expect(small).toEqual({ breaking: [], hidden: true })
})
