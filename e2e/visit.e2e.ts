import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { faultsOf } from './world/axe.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInByName, signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// The day of a visit: the resident says they have come, the professional records with one key, and a slip is taken back.
const people = ['070368-900H', '120982-9006'] as const
const faults: string[] = []
let world: World
interface Time {
  staffId: string
  mode: string
  start: string
  end: string
  professional: { name: string }
}
/** The first person's time; the second one's follows it, with the same professional. */
let first: Time | undefined

async function earliest(nurse: Page, contactId: string, needId: string): Promise<Time> {
  const search = { contactId, needIds: [needId], earliest: true, modes: ['onsite'], limit: 1 }
  const { offers } = (await ask(nurse, '/api/booking/search', search)) as { offers: { items: Time[] }[] }
  const [time] = offers.flatMap(({ items }) => items)
  if (!time) throw new Error('no time')
  return time
}
const after = (time: Time): Time => ({
  ...time,
  start: time.end,
  end: new Date(2 * Date.parse(time.end) - Date.parse(time.start)).toISOString(),
})

async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  faults.push(...(await faultsOf(page, name)))
}
/** Asks the API as the page's own session does. */
const ask = (page: Page, path: string, body: object): Promise<unknown> =>
  page.evaluate(
    async ([path, body]) => {
      const { formToken } = (await (await fetch('/api/session')).json()) as { formToken: string }
      const answer = await fetch(path as string, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-luukku-form': formToken,
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json() as unknown
    },
    [path, body] as const,
  )

/** A knee of each, with a physiotherapist's time today. */
beforeAll(async () => {
  world = await startWorld()
  const nurse = await world.open()
  await signInStaff(nurse, 'hoitaja-1')
  await part(nurse, 'search').waitFor()
  for (const code of people) {
    const resident = await world.open()
    await signInResident(resident, code)
    const { contactId } = (await ask(resident, '/api/contacts', {
      channel: 'web_form',
      lang: 'fi',
      text: 'Polvi on ollut kipeä syksystä asti portaissa.',
      contactWay: { ways: ['call'], phone: '040 000 0000' },
    })) as { contactId: string }
    await resident.context().close()
    const assessed = (await ask(nurse, `/api/desk/contacts/${contactId}/assessment`, {
      basedOn: 1,
      decision: 'override',
      overrideReason: 'x',
      urgencyClass: 'D',
      needs: [{ service: 'FYSIO', extract: 'Polvi kipeä portaissa' }],
      note: 'x',
    })) as { needs: { needId: string }[] }
    const needId = assessed.needs[0]?.needId ?? ''
    const item = first === undefined ? await earliest(nurse, contactId, needId) : after(first)
    await ask(nurse, '/api/booking/appointments', {
      contactId,
      items: [{ needId, service: 'FYSIO', staffId: item.staffId, mode: item.mode, start: item.start, end: item.end }],
    })
    first ??= item
  }
  await nurse.context().close()
})
afterAll(async () => {
  await world.close()
})

test('«I am here», then came, began, took place and a slip with one key each', async () => {
  const start = new Date(first?.start ?? 0)
  world.clock.set(new Date(start.getTime() - 10 * 60_000))
  const resident = await world.open({ viewport: phone })
  await signInResident(resident, people[0])
  const [download] = await Promise.all([
    resident.waitForEvent('download'),
    part(resident, 'to-calendar').first().click(),
  ])
  expect(download.suggestedFilename()).toBe('ajat.ics')
  const file = await readFile(await download.path(), 'utf8')
  expect(file).toContain('BEGIN:VEVENT')
  expect(file).toContain('SUMMARY:Varattu aika')
  await look(resident, 'visit-plan-before')
  await arrive(resident, () => part(resident, 'paikalla').click())
  expect(await part(resident, 'arrival-done').innerText()).toContain('perillä')
  await look(resident, 'visit-plan-arrived')
  await arrive(resident, () => part(resident, 'ei-paikalla').click())
  await part(resident, 'paikalla').waitFor()
  await arrive(resident, () => part(resident, 'paikalla').click())

  const page = await world.open({ viewport: desktop })
  await signInByName(page, first?.professional.name ?? '', '/staff/own')
  await part(page, 'today-row').first().waitFor()
  const state = () => part(page, 'today-row').first().locator('[data-test="today-state"]').innerText()
  expect(await state()).toBe('saapunut')
  await look(page, 'visit-own-list')
  await page.keyboard.press('a')
  await expect.poll(state).toBe('käynnissä')
  world.clock.set(new Date(start.getTime() + 20 * 60_000))
  await page.keyboard.press('t')
  await expect.poll(state).toBe('toteutui')
  await look(page, 'visit-own-list-done')
  await page.keyboard.press('k')
  await expect.poll(state).toBe('käynnissä')
  await page.keyboard.press('t')
  await expect.poll(state).toBe('toteutui')
  await page.setViewportSize(phone)
  await look(page, 'visit-own-list-phone')
  // A quarter of an hour later it turns out to have been somebody else: taken back with a reason, and what took place is recorded anew.
  world.clock.set(new Date(start.getTime() + 35 * 60_000))
  await arrive(page, () => part(page, 'today-row').first().getByRole('link').first().click())
  const mine = part(page, 'own-appointment').first()
  await part(mine, 'visit-take-back').locator('summary').click()
  await part(mine, 'visit-take-back-reason').fill('Kirjattiin väärälle asiakkaalle.')
  await look(page, 'visit-take-back-phone')
  await page.setViewportSize(desktop)
  await look(page, 'visit-take-back')
  await part(mine, 'visit-take-back-save').click()
  await part(mine, 'visit-was-taken-back').getByText('Kirjattiin väärälle asiakkaalle.').waitFor()
  await part(mine, 'visit-no-show').waitFor()
  await look(page, 'visit-taken-back')
  expect(faults).toEqual([])
  expect(world.faults).toEqual([])
})
