import Fastify, { type FastifyInstance } from 'fastify'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { createSmallCounty } from '@luukku/testkit/small-county'
import type { App } from '../../app.ts'
import { brokenRequests } from './broken-request.ts'

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

/**
 * Sends the bytes, whose last request says that it is the last, and reads until the server closes.
 * @param after  sent once the first of an answer has come
 * @returns the status lines it answered with, and all it said
 */
async function say(bytes: string, to = port, after?: string): Promise<{ statuses: number[]; all: string }> {
  const all = await new Promise<string>((resolve) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    const parts: Buffer[] = []
    if (after !== undefined) socket.once('data', () => socket.write(after, 'latin1'))
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(Buffer.concat(parts).toString('latin1'))
    })
  })
  return { statuses: [...all.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)), all }
}
/** The problem that one answer is, with the headers of every answer of ours. */
function problemIn(all: string): Record<string, unknown> {
  const [head = '', body = ''] = all.split('\r\n\r\n')
  expect(head).toMatch(/^content-type: application\/problem\+json/im)
  expect(head).toMatch(/^x-content-type-options: nosniff\r?$/im)
  expect(head).toMatch(/^cache-control: no-store\r?$/im)
  expect(head).toMatch(new RegExp(`^content-length: ${String(Buffer.byteLength(body, 'latin1'))}\\r?$`, 'im'))
  return JSON.parse(body) as Record<string, unknown>
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
    if (statuses.length > 0) expect(problemIn(all).status).toBe(statuses[0])
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
    const { statuses, all } = await say(bytes)
    expect(statuses).toEqual([400])
    expect(problemIn(all)).toMatchObject({ code: 'invalid-request', status: 400 })
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

describe('what the parser ends before there is a request', () => {
  test.each([
    ['no HTTP at all', 'Aili Esimerkki 040 123 4567\r\n\r\n', 400, 'invalid-request', 'not-http'],
    ['a method that is none', 'HALOO /oma HTTP/1.1\r\nHost: luukku.test\r\n\r\n', 400, 'invalid-request', 'not-http'],
    ['headers too large', post(`X-One: ${'a'.repeat(100_000)}`, '', ''), 431, 'too-large', 'headers-too-large'],
    ['an expectation', post('Expect: help', 'Connection: close', '', ''), 417, 'invalid-request', 'expectation'],
  ])('%s: a problem with a code, and nothing of it said back', async (_name, bytes, status, code, reason) => {
    const { statuses, all } = await say(bytes)
    expect(statuses).toEqual([status])
    expect(problemIn(all)).toEqual({ type: `urn:luukku:problem:${code}`, title: code, status, code, reason })
    expect(all).not.toMatch(/Aili|040|HALOO|aaaa|help/)
    expect((await say(smuggled)).statuses).toEqual([200])
  })

  /** A server with these settings alone, and everything that it logs. */
  async function alone(requestTimeout: number): Promise<{ server: FastifyInstance; logged: string[] }> {
    const logged: string[] = []
    const { http, ...broken } = brokenRequests(true)
    const server = Fastify({
      logger: { level: 'trace', stream: { write: (line: string) => logged.push(line) } },
      requestTimeout,
      ...broken,
      http: { ...http, connectionsCheckingInterval: 50 },
    })
    server.get('/long', (_request, reply) => {
      reply.hijack()
      reply.raw.writeHead(200, { 'content-length': '9' })
      reply.raw.write('half')
    })
    server.post('/api/draft', () => 'done')
    await server.listen({ port: 0, host: '127.0.0.1' })
    return { server, logged }
  }
  const portOf = (server: FastifyInstance) => (server.server.address() as AddressInfo).port

  test('what comes too slowly is told so, over https with the header of https', async () => {
    const { server } = await alone(200)
    const { statuses, all } = await say('GET / HTTP/1.1\r\nHost: luukku.te', portOf(server))
    expect(statuses).toEqual([408])
    expect(problemIn(all)).toMatchObject({ status: 408, code: 'invalid-request', reason: 'request-too-slow' })
    expect(all).toMatch(/strict-transport-security/i)
    await server.close()
  })
  test('chunks with too much beside them are too large', async () => {
    const { server } = await alone(0)
    const chunk = `1;${'a'.repeat(20_000)}`
    const json = post('Content-Type: application/json', 'Transfer-Encoding: chunked', '', chunk)
    const { statuses, all } = await say(json, portOf(server))
    expect(statuses).toEqual([413])
    expect(problemIn(all)).toMatchObject({ status: 413, code: 'too-large', reason: 'chunks-too-large' })
    await server.close()
  })
  test('the log has the code of the parser, and nothing of what was sent', async () => {
    const { server, logged } = await alone(0)
    await say('Aili Esimerkki 040 123 4567\r\n\r\n', portOf(server))
    await server.close()
    expect(logged.join('')).toContain('HPE_')
    expect(logged.join('')).not.toMatch(/Aili|040|rawPacket/)
  })
  test('behind an answer under way nothing more is written', async () => {
    const { server } = await alone(0)
    const long = 'GET /long HTTP/1.1\r\nHost: luukku.test\r\n\r\n'
    const { statuses, all } = await say(long, portOf(server), 'no HTTP\r\n\r\n')
    expect(statuses).toEqual([200])
    expect(all).not.toContain('problem+json')
    await server.close()
  })
})
