import type { FastifyInstance } from 'fastify'
import { AppError, notFound } from '../../platform/errors.ts'
import { sameToken } from '../../platform/seal.ts'
import { plainReportForm, readReportForm, readReports, type ReadReport } from './report-form.ts'

/**
 * Reports of delivery, handed over by a gateway: `/api/sms/report/SECRET`, POST of JSON or of a form, or GET, as the gateway
 * does it. A gateway can sign nothing of its own there, so the address itself is the secret: it is in no log of ours, holds
 * nothing of a person, and what is posted beside reference and state (gateways send the number along) is not kept. Any 2xx
 * answer means that it was taken, also when it had been taken before, or was of a message that we do not know. Without a
 * secret in the settings there is no such address.
 *
 * @throws Error at once where the form is none
 */
export function installSmsReports(
  app: FastifyInstance,
  o: { secret: string | undefined; form?: string | undefined; receive: (report: ReadReport) => Promise<void> },
): void {
  const { secret, receive } = o
  const form = o.form === undefined ? plainReportForm : readReportForm(o.form)
  void app.register((scope, _options, done) => {
    const bodyLimit = 64 * 1024
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, parsed) => {
      parsed(null, body)
    })
    scope.route<{ Params: { secret: string }; Querystring: Record<string, unknown> }>({
      method: ['GET', 'POST'],
      url: '/api/sms/report/:secret',
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        if (secret === undefined || !sameToken(request.params.secret, secret)) throw notFound()
        const posted = typeof request.body === 'string' && request.body !== '' ? toFields(request.body) : undefined
        if (posted === 'unread') throw new AppError('invalid-request')
        for (const report of readReports(form, posted, request.query)) await receive(report)
        return reply.code(202).send({ taken: true })
      },
    })
    done()
  })
}

/** JSON where it begins as such, else the fields of a form. */
function toFields(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text) as unknown
  } catch {
    return 'unread'
  }
}
