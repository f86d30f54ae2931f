import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installKeptFiles } from './kept-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'luukku-files-'))
const app = fastify()
let build: string
beforeAll(async () => {
  writeFileSync(join(folder, 'index-abc.js'), 'export {}')
  writeFileSync(join(folder, 'font-abc.woff2'), Buffer.from([0, 255, 1]))
  build = installKeptFiles(app, folder, '/assets/')
  await app.ready()
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})
const get = (url: string) => app.inject({ method: 'GET', url })

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
test('another build has another name', () => {
  expect(installKeptFiles(fastify(), folder, '/assets/')).not.toBe(build)
})
