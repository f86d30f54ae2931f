import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { phone, startWorld, type World } from './world/world.ts'

// ASVS 5.0 V1.2.1, V3.2.2, V5.3.2, V13.4.1, V14.3.2: the built pages and files as an attacker asks for them.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await world.close()
})

const script = `<img src=x onerror="window.stored=1"><script>window.stored=1</script>{{7*7}}\${7*7}"' onfocus=window.stored=1 autofocus x="`

test('V1.2.1, V14.3.2: a script in a resident’s own words is text on each of their pages and in each file, none of which is kept by a cache', async () => {
  const page = await world.open({ viewport: phone })
  await signInResident(page, '090579-9008')
  const { formToken } = (await (await page.request.get('/api/session')).json()) as { formToken: string }
  const post = async (url: string, data: object) => {
    const headers = { 'x-luukku-form': formToken, 'idempotency-key': randomUUID() }
    const answer = await page.request.post(url, { data, headers })
    expect(answer.status(), await answer.text()).toBe(200)
    return (await answer.json()) as { contactId: string }
  }
  const text = `Polvi on kipeä. ${script}`
  const { contactId } = await post('/api/contacts', { channel: 'web_form', lang: 'fi', text })
  await post(`/api/me/contacts/${contactId}/messages`, { text })
  await post('/api/me/data/requests', { kind: 'other', text })
  let shown = 0
  for (const path of ['/oma', '/oma/odotus', '/viestit', '/kuka-katsoi', '/tiedot', '/luvat', '/puolesta', '/kirje']) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(200)
    expect(answer?.headers()['cache-control'], path).toContain('no-store')
    expect(await page.evaluate(() => 'stored' in window), path).toBe(false)
    expect(await page.locator('img[src="x"], [onfocus], [onerror]').count(), path).toBe(0)
    if ((await page.locator('body').innerText()).includes('<script>window.stored=1</script>')) shown += 1
  }
  // It is shown somewhere: otherwise nothing was tried.
  expect(shown).toBeGreaterThan(0)
  for (const path of ['/tiedot/tiedosto', '/tiedot/tiedosto?muoto=json', '/oma/kalenteri']) {
    const answer = await page.request.get(path)
    expect(answer.headers()['cache-control'], path).toContain('no-store')
    expect(answer.headers()['x-content-type-options'], path).toBe('nosniff')
    if (answer.status() === 200) expect(answer.headers()['content-disposition'], path).toContain('attachment')
    if (!path.includes('json')) expect(await answer.text(), path).not.toContain('<script>')
  }
  // The printed file is opened from a disk, where no policy of ours stands before it.
  const file = await (await page.request.get('/tiedot/tiedosto')).text()
  expect(file).toContain('&lt;script&gt;window.stored=1&lt;/script&gt;')
  const alone = await world.browser.newPage()
  await alone.setContent(file)
  expect(await alone.evaluate(() => 'stored' in window)).toBe(false)
  expect(await alone.locator('img, script, [onfocus], [onerror]').count()).toBe(0)
  await alone.close()
})

test('V14.3.2: no page of the staff is kept by a cache', async () => {
  const page = await world.open()
  await signInStaff(page, 'hoitaja-1')
  for (const path of ['/staff', '/staff/own', '/staff/people', '/staff/interpreting'])
    expect((await page.request.get(path)).headers()['cache-control'], path).toContain('no-store')
})

/** As it is written, by no client that would mend the path first. */
const raw = (path: string) =>
  new Promise<{ status: number; body: string; type: string }>((resolve, reject) => {
    const { hostname, port } = new URL(world.origin)
    const sent = request({ hostname, port, path, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const type = answer.headers['content-type'] ?? ''
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('latin1'), type })
      })
    })
    sent.on('error', (cause) => {
      reject(new Error(`no answer to ${path}`, { cause }))
    })
    sent.end()
  })
const up = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..%252f', '....//', '%c0%ae%c0%ae/', '..;/', '.%00./']
const climbed = ['/assets/', '/staff/assets/'].flatMap((from) =>
  up.flatMap((step) => [3, 6, 9].map((n) => `${from}${step.repeat(n)}package.json`)),
)

test('V5.3.2, V13.4.1: no path leads out of the files that are served, nor to sources, settings or the repository', async () => {
  const inside = /"(\/assets\/[^"]+\.js)"/.exec((await raw('/')).body)?.[1] ?? ''
  expect((await raw(inside)).status).toBe(200)
  const others = [
    ...[
      '/.git/config',
      '/.git/HEAD',
      '/.env',
      '/package.json',
      '/assets/',
      '/staff/assets/',
      '/assets/.vite/manifest.json',
    ],
    ...[
      '/server/index.js',
      '/build/server/index.js',
      '/node_modules/fastify/package.json',
      `${inside}.map`,
      '/assets//etc/passwd',
    ],
  ]
  for (const path of [...climbed, ...others]) {
    const { status, body, type } = await raw(path)
    expect([302, 400, 403, 404], path).toContain(status)
    expect(body, path).not.toMatch(/"dependencies"|"workspaces"|root:x|\[core\]|"mappings"/)
    expect(type, path).not.toMatch(/javascript|octet-stream/)
  }
})
