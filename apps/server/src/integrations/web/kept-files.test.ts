import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installKeptFiles } from './kept-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'luukku-files-'))
const app = fastify()
const style = '.a{color:red}'.repeat(200)
let build: string
beforeAll(async () => {
  writeFileSync(join(folder, 'index-abc.js'), 'export {}')
  writeFileSync(join(folder, 'style-abc.css'), style)
  writeFileSync(join(folder, 'font-abc.woff2'), Buffer.from([0, 255, 1]))
  build = installKeptFiles(app, folder, '/assets/')
  await app.ready()
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})
const get = (url: string, accepts?: string) =>
  app.inject({ method: 'GET', url, ...(accepts === undefined ? {} : { headers: { 'accept-encoding': accepts } }) })

test('what a page names is there, typed and kept by the browser, also after it was built anew under the server', async () => {
  rmSync(join(folder, 'index-abc.js'))
  writeFileSync(join(folder, 'index-def.js'), 'export const other = 1')
  const script = await get('/assets/index-abc.js')
  expect([script.statusCode, script.body]).toEqual([200, 'export {}'])
  expect(script.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const font = await get('/assets/font-abc.woff2')
  expect([font.headers['content-type'], [...font.rawPayload]]).toEqual(['font/woff2', [0, 255, 1]])
})
test('nothing else of the disk is reached', async () => {
  for (const name of ['index-def.js', '', '../kept-files.ts', '..%2f..%2fetc%2fpasswd', '%2e%2e/package.json'])
    expect((await get(`/assets/${name}`)).statusCode).toBe(404)
})
test.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, GZIP;q=0.5', 'gzip', gunzipSync],
] as const)('what is asked for with «%s» travels as %s, the same each time', async (accepts, encoding, open) => {
  for (const _ of [1, 2]) {
    const answer = await get('/assets/style-abc.css', accepts)
    expect(answer.headers).toMatchObject({
      'content-encoding': encoding,
      vary: 'accept-encoding',
      'content-type': 'text/css; charset=utf-8',
      'content-length': String(answer.rawPayload.length),
    })
    expect(answer.rawPayload.length).toBeLessThan(style.length / 10)
    expect(open(answer.rawPayload).toString()).toBe(style)
  }
})
test.each([undefined, 'identity', 'br;q=0', 'zstd', '*'])(
  'who takes no encoding of ours (%s) gets it as it is',
  async (accepts) => {
    const answer = await get('/assets/style-abc.css', accepts)
    expect(answer.body).toBe(style)
    expect(answer.headers).not.toHaveProperty('content-encoding')
    expect(answer.headers['vary']).toBe('accept-encoding')
  },
)
test('a font, which is compressed already, is sent as it is', async () => {
  const font = await get('/assets/font-abc.woff2', 'br, gzip')
  expect([...font.rawPayload]).toEqual([0, 255, 1])
  expect(font.headers).not.toHaveProperty('content-encoding')
})
test('another build has another name', () => {
  expect(installKeptFiles(fastify(), folder, '/assets/')).not.toBe(build)
})
