import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { createSmallCounty } from '@luukku/testkit/small-county'
import type { App } from '../../app.ts'

/**
 * ASVS 5.0 V4.1.3, V4.2.1 (attack 42): requests that no library would send, as bytes on the wire. Whatever a proxy before us
 * makes of them, we answer at most what was asked once.
 */
let database: TestDatabase
let app: App
let port: number
beforeAll(async () => {
  database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, [])
  app = await openTestApp(database)
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  port = (app.http.server.address() as AddressInfo).port
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

/** Sends the bytes, whose last request says that it is the last, and reads until the server closes. @returns the status lines it answered with, and all it said */
async function say(bytes: string): Promise<{ statuses: number[]; all: string }> {
  const all = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(Buffer.concat(parts).toString('latin1'))
    })
  })
  return { statuses: [...all.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)), all }
}
const post = (...headers: string[]) => ['POST /api/draft HTTP/1.1', 'Host: luukku.test', ...headers].join('\r\n')
const whole = 'GET /health HTTP/1.1\r\nHost: luukku.test\r\n\r\n'
const smuggled = whole.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')

describe('V4.2.1: where a message ends is never in doubt', () => {
  test('two requests that are two are answered as two: what the other tests would see', async () => {
    expect((await say(`${whole}${smuggled}`)).statuses).toEqual([200, 200])
  })
  test.each([
    [
      'a length and chunks (CL.TE)',
      post('Content-Length: 4', 'Transfer-Encoding: chunked', '', `0\r\n\r\n${smuggled}`),
    ],
    ['chunks and a length (TE.CL)', post('Transfer-Encoding: chunked', 'Content-Length: 4', '', `5c\r\n${smuggled}\r\n0\r\n\r\n`)], // prettier-ignore
    ['two lengths', post('Content-Length: 0', 'Content-Length: 44', '', smuggled)],
    ['a length that is a list', post('Content-Length: 0, 44', '', smuggled)],
    ['a length with a sign', post('Content-Length: +0', '', smuggled)],
    ['a length below nothing', post('Content-Length: -1', '', smuggled)],
    ['chunks under another name', post('Transfer-Encoding: xchunked', '', `0\r\n\r\n${smuggled}`)],
    ['chunks said before another coding', post('Transfer-Encoding: chunked, identity', '', `0\r\n\r\n${smuggled}`)],
    ['a space before the colon', post('Transfer-Encoding : chunked', '', `0\r\n\r\n${smuggled}`)],
    ['a header folded over two lines', post('X-One: a', ' Transfer-Encoding: chunked', '', `0\r\n\r\n${smuggled}`)],
    ['a header without a name', post(': chunked', '', smuggled)],
    ['a zero byte in a header', post('X-One: a\0b', '', smuggled)],
    ['a line ended by CR alone', post('X-One: a\rTransfer-Encoding: chunked', '', `0\r\n\r\n${smuggled}`)],
    ['a chunk whose length is none', post('Transfer-Encoding: chunked', '', `zz\r\n${smuggled}`)],
    ['headers of a megabyte', post(`X-One: ${'a'.repeat(1_000_000)}`, '', smuggled)],
  ])('%s: refused, and nothing behind it is answered', async (_name, bytes) => {
    const { statuses, all } = await say(bytes)
    expect(statuses.filter((status) => status < 400)).toEqual([])
    expect(statuses.length).toBeLessThanOrEqual(1)
    expect(all).not.toMatch(/node_modules|at .*\.ts/)
    expect((await say(smuggled)).statuses).toEqual([200])
  })
})

describe('V4.1.3: the host that a request names', () => {
  const get = (...headers: string[]) =>
    ['GET /auth/sign-in?as=staff HTTP/1.1', ...headers, 'Connection: close', '', ''].join('\r\n')
  test.each([
    ['is missing', get()],
    ['is said twice', get('Host: luukku.test', 'Host: evil.example')],
  ])('%s: refused', async (_name, bytes) => {
    expect((await say(bytes)).statuses).toEqual([400])
  })
  test.each(['[', 'a b', 'luukku.test/evil', 'luukku.test@evil.example', 'luukku.test:port', '<script>'])(
    'is none (%s): refused, and nothing is built of it',
    async (host) => {
      for (const path of ['/', '/oma', '/staff', '/auth/sign-in?as=staff', '/api/session']) {
        const { statuses, all } = await say(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
        expect(statuses, path).toEqual([400])
        expect(all).not.toContain('evil.example')
        expect(all).not.toContain('<script>')
      }
    },
  )
})
