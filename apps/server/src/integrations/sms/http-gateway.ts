import type { MessagePort } from '../mail/message-port.ts'

/**
 * SMS over an HTTP gateway: POST of `{ to, text }` as JSON with a bearer token; any 2xx answer means it was taken.
 * @throws when the gateway does not take it within ten seconds
 */
export function createSmsGateway(url: string, token: string | undefined): MessagePort {
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
        signal: AbortSignal.timeout(10_000),
      })
      if (!answer.ok) throw new Error(`the SMS gateway answered ${String(answer.status)}`)
    },
  }
}
