import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asRetention, proposeRetention } from '../apps/server/src/modules/retention/index.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await world.close()
})

/** A closed matter whose words came in ten years ago. @returns its reference */
async function addOld(text: string): Promise<string> {
  await sendContact(world, { text, person: { givenName: 'Anni', familyName: 'Vanhalahti', birthDate: '1980-01-01' } })
  const client = new Client({ connectionString: world.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; reference: string }>(
      `update contact set status = 'closed' where id = (select id from contact where status <> 'closed' order by received_at desc, id desc limit 1) returning id, reference`,
    )
    await client.query(
      `update sealed_payload set retention_class = 'correspondence', created_at = '2016-11-24T10:00:00+02:00' where contact_id = $1`,
      [rows[0]?.id],
    )
    await client.query(
      `insert into case_event (county_id, register, person_id, contact_id, seq, type, at, actor_kind, actor_id)
       select county_id, 'both', person_id, id, 9999, 'closed', '2016-12-01T10:00:00+02:00', 'system', 'x' from contact where id = $1`,
      [rows[0]?.id],
    )
    return rows[0]?.reference ?? ''
  } finally {
    await client.end()
  }
}

describe.each([
  ['phone', phone, '2026-11-25T04:10:00+02:00'],
  ['wide', desktop, '2026-11-26T04:10:00+02:00'],
] as const)('the records keeper at %s', (kind, viewport, night) => {
  test('sees what is past its time, holds a matter, confirms, and sees it destroyed', async () => {
    const looker = new Looker(`retention-${kind}`)
    const held = await addOld('Polvi on kipeä.')
    await addOld('Selkä on kipeä.')
    world.clock.set(new Date(night))
    const { jobsDb } = world.app.services
    await jobsDb.write(asRetention(world.app.services, 'proposeRetention'), (tx) => proposeRetention(tx))
    const page = await world.open({ viewport })
    await signInStaff(page, 'asiakirjahallinto-1')
    await page.waitForURL('**/staff/retention')
    const line = part(page, 'retention-line').filter({ hasText: 'Viestit' })
    await line.waitFor()
    // The page and its way in the menu are read apart.
    await expect.poll(() => part(page, 'nav-retention').innerText()).toBe('Hävittäminen (odottaa 2)')
    await looker.look(page, 'list')
    await part(page, 'hold-form').locator('input').fill(held)
    await part(page, 'hold-form').locator('button').click()
    await part(page, 'retention-hold').filter({ hasText: held }).waitFor()
    await line.locator('input').check()
    const confirm = part(page, 'confirm-retention')
    expect(await part(page, 'destroy').isDisabled()).toBe(true)
    await confirm.locator('input').check()
    await looker.look(page, 'sure')
    await part(page, 'destroy').click()
    await confirm.waitFor({ state: 'detached' })
    // The newest stands first: earlier ones say the same words. The one that was held after the list stays, and it says so.
    const newest = part(page, 'retention-run').first()
    await expect.poll(() => newest.innerText()).toMatch(/Valmis[^]*1 \/ 2 hävitetty[^]*1 säilyi/)
    await expect.poll(() => part(page, 'nav-retention').innerText()).toBe('Hävittäminen')
    await looker.look(page, 'done')
    await part(page, 'retention-hold')
      .filter({ hasText: held })
      .getByRole('button', { name: `Vapauta: ${held}` })
      .click()
    await part(page, 'retention-hold').filter({ hasText: held }).waitFor({ state: 'detached' })
    await part(page, 'no-holds').waitFor()
    // What was held goes with the next list: the other size begins with none.
    const client = new Client({ connectionString: world.databaseUrl })
    await client.connect()
    await client.query(
      `update sealed_payload set created_at = now() where destroyed_at is null and created_at < '2020-01-01'`,
    )
    await client.end()
    await page.context().close()
    expect(looker.faults).toEqual([])
  })
})
