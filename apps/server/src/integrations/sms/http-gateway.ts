import { randomUUID } from 'node:crypto'
import { MessageNotTaken, type MessagePort } from '../mail/message-port.ts'
import { plainForm, readGatewayForm } from './gateway-form.ts'

const patienceMs = 10_000

export interface SmsGatewaySettings {
  readonly url: string
  readonly token: string | undefined
  /** The gateway's form as `readGatewayForm` has it; `{ to, text }` as JSON when not set. */
  readonly form?: string | undefined
  /** The header that carries the token as it is; a bearer token when not set. */
  readonly tokenHeader?: string | undefined
}

/** Answers that speak of what was sent: a number that is none, words it does not take. Any other is of the way. */
const ofMessage: readonly number[] = [400, 413, 422]

/**
 * SMS over an HTTP gateway: POST in the gateway's own form; any 2xx answer means it was taken.
 *
 * @throws Error at once where the form is none; MessageNotTaken when the gateway does not take a message within ten seconds
 */
export function createSmsGateway(settings: SmsGatewaySettings, patience: number = patienceMs): MessagePort {
  const { url, token, tokenHeader } = settings
  const form = settings.form === undefined ? plainForm : readGatewayForm(settings.form)
  const key: Record<string, string> =
    token === undefined ? {} : tokenHeader ? { [tokenHeader]: token } : { authorization: `Bearer ${token}` }
  return {
    send: async ({ to, text, ref = randomUUID() }) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': form.contentType, ...key },
        body: form.body({ to, text, ref }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }).catch((error: unknown) => {
        const cause = (error as { cause?: { code?: unknown } }).cause
        throw new MessageNotTaken(`SMS ${typeof cause?.code === 'string' ? cause.code : (error as Error).name}`, 'way')
      })
      await answer.body?.cancel()
      if (!answer.ok)
        throw new MessageNotTaken(`SMS ${String(answer.status)}`, ofMessage.includes(answer.status) ? 'message' : 'way')
    },
  }
}
