import { MessageNotTaken, type MessagePort } from '../mail/message-port.ts'

const patienceMs = 10_000

/**
 * SMS over an HTTP gateway: POST of `{ to, text }` as JSON with a bearer token; any 2xx answer means it was taken.
 *
 * @throws MessageNotTaken when the gateway does not take it within ten seconds
 */
export function createSmsGateway(url: string, token: string | undefined, patience: number = patienceMs): MessagePort {
  return {
    send: async ({ to, text }) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }).catch((error: unknown) => {
        const cause = (error as { cause?: { code?: unknown } }).cause
        throw new MessageNotTaken(`SMS ${typeof cause?.code === 'string' ? cause.code : (error as Error).name}`)
      })
      await answer.body?.cancel()
      if (!answer.ok) throw new MessageNotTaken(`SMS ${String(answer.status)}`)
    },
  }
}
