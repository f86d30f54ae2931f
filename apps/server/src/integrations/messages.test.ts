import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startMailServer, startSmsGateway, type MailServer, type SmsGateway } from '@luukku/testkit/fake-peers'
import { createSmtp } from './mail/smtp.ts'
import { createSmsGateway } from './sms/http-gateway.ts'

const address = 'kanaria@example.invalid'
const number = '+358 40 111 2222'
/** Whoever answers is waited for as long as a busy machine takes; whoever hangs, shortly. */
const [patience, shortPatience] = [60_000, 300]
/** Whose fault and which code, of a failure that names nobody in anything that could be logged of it. */
const failureOf = async (sending: Promise<void>) => {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason as Error & { code?: string; fault?: string; cause?: unknown },
  )
  expect(error).toBeDefined()
  const whole = `${String(error?.stack)} ${JSON.stringify(error)} ${String(error?.cause)}`
  expect(whole).not.toMatch(/kanaria|111 2222|Salaisuus/)
  return `${String(error?.fault)}: ${String(error?.code)}`
}

describe('e-mail over a real SMTP connection', () => {
  let mail: MailServer
  beforeEach(async () => {
    mail = await startMailServer()
  })
  afterEach(() => mail.close())
  const send = (waits = patience) =>
    createSmtp(mail.url, 'luukku@county.invalid', waits).send({
      channel: 'email',
      to: address,
      subject: 'Viesti hyvinvointialueelta',
      text: 'Salaisuus: äöå 🦌',
    })

  test('is taken with its letters whole', async () => {
    await send()
    expect(mail.taken.map(({ to }) => to)).toEqual([[address]])
    const [headers = '', body = ''] = (mail.taken[0]?.data ?? '').split('\r\n\r\n')
    const text = /base64/i.test(headers)
      ? Buffer.from(body, 'base64').toString()
      : Buffer.from(
          body
            .replace(/=\r\n/g, '')
            .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString()
    expect(text).toContain('Salaisuus: äöå 🦌')
  })
  // ASVS 5.0 V1.3.11: what a person gave as their address adds no receiver, header or line.
  test.each([
    'kanaria@example.invalid\r\nBcc: evil@example.invalid',
    'kanaria@example.invalid\nRCPT TO:<evil@example.invalid>',
    'kanaria@example.invalid, evil@example.invalid',
    'kanaria@example.invalid; evil@example.invalid',
    'evil@example.invalid <kanaria@example.invalid>',
    '<kanaria@example.invalid>, <evil@example.invalid>',
    'kanaria: evil@example.invalid;',
    '"a\\"\r\n.\r\n"@example.invalid',
  ])('to %j reaches nobody else, and has no header of theirs', async (to) => {
    await createSmtp(mail.url, 'luukku@county.invalid', patience)
      .send({ channel: 'email', to, subject: 'Viesti\r\nBcc: evil@example.invalid\r\n\r\nTeksti', text: 'Salaisuus' })
      .catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'SMTP 553' })
      })
    for (const { to: receivers, data } of mail.taken) {
      expect(receivers).not.toContain('evil@example.invalid')
      expect(receivers).toHaveLength(1)
      const [headers = ''] = data.split('\r\n\r\n')
      expect(headers).not.toMatch(/^(?:bcc|cc|x-[a-z-]+):/im)
      expect(headers.match(/^to:/gim)).toHaveLength(1)
    }
  })
  test('a subject of two lines is one header', async () => {
    await createSmtp(mail.url, 'luukku@county.invalid', patience).send({
      ...{ channel: 'email', to: address, text: 'Salaisuus' },
      subject: 'Viesti\r\nBcc: evil@example.invalid\r\n\r\nTeksti',
    })
    expect(mail.taken.map(({ to }) => to)).toEqual([[address]])
    expect(mail.taken[0]?.data).not.toMatch(/^bcc:/im)
  })
  test('that is refused says a code and never the address', async () => {
    mail.mood = 'refuses'
    expect(await failureOf(send())).toBe('message: SMTP 550')
  })
  test('to a server that says nothing is given up after the patience', async () => {
    mail.mood = 'hangs'
    expect(await failureOf(send(shortPatience))).toMatch(/^way: SMTP E/)
  })
  test('to a server that is gone fails at once, and works when it is back', async () => {
    const { port } = mail
    await mail.close()
    expect(await failureOf(send())).toMatch(/^way: SMTP (ECONN|ESOCKET)/)
    mail = await startMailServer(port)
    await send()
    expect(mail.taken).toHaveLength(1)
  })
})

describe('SMS over a real HTTP gateway', () => {
  let gateway: SmsGateway
  beforeEach(async () => {
    gateway = await startSmsGateway()
  })
  afterEach(() => gateway.close())
  const send = (waits = patience, o: { form?: string; tokenHeader?: string } = {}) =>
    createSmsGateway({ url: gateway.url, token: 'a token', ...o }, waits).send({
      channel: 'sms',
      to: number,
      subject: '',
      text: 'Salaisuus',
    })

  test('is taken, with the token', async () => {
    await send()
    expect(gateway.taken).toHaveLength(1)
    expect(gateway.taken[0]).toMatchObject({
      authorization: 'Bearer a token',
      body: { to: number, text: 'Salaisuus' },
    })
  })
  test.each([
    ['fails', 'way: SMS 500'],
    ['rejects', 'message: SMS 400'],
    ['hangs', 'way: SMS TimeoutError'],
    ['redirects', /^way: SMS /],
  ] as const)('of a gateway that %s says why, and neither number nor words; then it works', async (mood, code) => {
    gateway.mood = mood
    expect(await failureOf(send(mood === 'hangs' ? shortPatience : patience))).toMatch(code)
    gateway.mood = 'takes'
    await send()
    expect(gateway.taken).toHaveLength(1)
  })
  test('goes in the form that the gateway wants, with the token where it wants it', async () => {
    await send(patience, { form: 'dst={to}&msg={text}', tokenHeader: 'X-Api-Key' })
    const [sent] = gateway.taken
    expect([sent?.contentType, sent?.authorization, sent?.headers['x-api-key']]).toEqual([
      'application/x-www-form-urlencoded',
      undefined,
      'a token',
    ])
    expect([...new URLSearchParams(sent?.raw)]).toEqual([
      ['dst', number],
      ['msg', 'Salaisuus'],
    ])
  })
  test('of a gateway that is gone fails at once', async () => {
    await gateway.close()
    expect(await failureOf(send())).toMatch(/^way: SMS ECONN/)
    gateway = await startSmsGateway()
  })
})
