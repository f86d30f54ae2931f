import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { phone, startWorld, type World } from './world/world.ts'

// Signing out by the button, on the real server: the form leads through the identity provider and back.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await world.close()
})

test.each([
  ['a nurse with scripts', true, 'staff'],
  ['a resident without scripts', false, 'resident'],
] as const)('%s signs out here and at the identity provider', async (_who, scripts, as) => {
  const page = await world.open({ viewport: phone, scripts })
  if (as === 'staff') await signInStaff(page, 'hoitaja-1')
  else await signInResident(page, '090579-9008')
  const press = as === 'staff' ? part(page, 'sign-out') : page.locator('form[action="/auth/sign-out"] button')
  await press.waitFor()
  await press.click()
  if (!scripts) {
    await part(page, 'end-at-provider').waitFor()
    await part(page, 'end-at-provider').click()
  }
  await part(page, 'end-here').waitFor()
  await arrive(page, () => part(page, 'end-here').click())
  expect(new URL(page.url()).pathname).toBe('/')
  const session = (await (await page.request.get('/api/session')).json()) as { kind: string }
  expect(session.kind).toBe('anonymous')
})

test('a provider of several hosts leads the form on to another host of its own, and the browser lets it', async () => {
  const second = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><p data-test="second-host">Olet kirjautunut ulos.</p>')
  })
  await new Promise<void>((resolve) => second.listen(0, '127.0.0.1', resolve))
  const elsewhere = `http://127.0.0.1:${String((second.address() as AddressInfo).port)}/loppu`
  try {
    const page = await world.open({ viewport: phone })
    await signInStaff(page, 'hoitaja-1')
    await page.route('**/dev/idp/session/end', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 303, headers: { location: elsewhere } })
        : route.continue(),
    )
    const press = part(page, 'sign-out')
    await press.waitFor()
    await press.click()
    await part(page, 'second-host').waitFor()
    expect(page.url()).toBe(elsewhere)
  } finally {
    await new Promise((resolve) => {
      second.close(resolve)
      second.closeAllConnections()
    })
  }
})
