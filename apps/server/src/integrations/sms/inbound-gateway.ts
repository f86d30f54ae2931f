import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { sameToken } from '../../platform/seal.ts'

export interface ReceivedSms {
  /** The gateway's own id of the message: the same message twice counts once. */
  messageId: string
  from: string
  text: string
}

/** A signature older or younger than this is refused: a recorded request is of no use later. */
const toleranceSeconds = 300
const bodySchema = z.object({
  id: z.string().min(1).max(200),
  from: z.string().min(3).max(32),
  text: z.string().max(2000),
})
const address = '/api/sms/inbound'

/**
 * Replies by SMS, handed over by a gateway: POST of `{ id, from, text }` as JSON with `x-luukku-timestamp` (seconds since
 * 1970) and `x-luukku-signature`, the hexadecimal HMAC-SHA256 of `timestamp.body` with the shared secret. Any 2xx answer
 * means that it was taken, also when it had been taken before. Without a secret in the settings there is no such address.
 */
export function installSmsInbound(
  app: FastifyInstance,
  o: { secret: string | undefined; clock: Clock; receive: (sms: ReceivedSms) => Promise<void> },
): void {
  const { secret, clock, receive } = o
  void app.register((scope, _options, done) => {
    // The signature is of the bytes as they came.
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 8192 }, (_request, body, parsed) => {
      parsed(null, body)
    })
    scope.post(address, async (request, reply) => {
      if (secret === undefined) throw notFound()
      const timestamp = headerOf(request.headers['x-luukku-timestamp'])
      const given = headerOf(request.headers['x-luukku-signature'])
      const raw = typeof request.body === 'string' ? request.body : ''
      const age = Math.abs(clock.now().getTime() / 1000 - Number(timestamp))
      const expected = signatureOf(secret, timestamp, raw)
      if (!/^\d{1,12}$/.test(timestamp) || !sameToken(given, expected) || age > toleranceSeconds)
        throw new AppError('not-allowed')
      const read = bodySchema.safeParse(toJson(raw))
      if (!read.success) throw new AppError('invalid-request')
      await receive({ messageId: read.data.id, from: read.data.from, text: read.data.text })
      return reply.code(202).send({ taken: true })
    })
    done()
  })
}

/** What a gateway signs. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

const headerOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

function toJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
