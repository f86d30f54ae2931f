import type { FastifyInstance } from 'fastify'
import { newNonce, setPageHeaders } from '../../platform/http/security.ts'
import type { MessagePort, OutgoingMessage } from './message-port.ts'

const kept = 200

type Delivery = 'delivered' | 'undelivered'
interface Report {
  ref: string
  delivery: Delivery
}
const stateTexts = { sent: 'lähetetty', delivered: 'perillä', undelivered: 'ei mennyt perille' } as const

/**
 * Keeps the last messages in memory instead of sending them, and shows them in the browser with what became of them. A text
 * message has two buttons there: they say what a gateway would report of it. Development only.
 */
export function createDevelopmentInbox(now: () => Date, report: (report: Report) => Promise<void>) {
  const messages: (OutgoingMessage & { at: string; delivery?: Delivery })[] = []
  const port: MessagePort = {
    send: async (message) => {
      messages.unshift({ ...message, at: now().toISOString() })
      messages.length = Math.min(messages.length, kept)
    },
  }
  const noteReport = ({ ref, delivery }: Report) => {
    const message = messages.find((one) => one.ref === ref)
    if (message && message.delivery !== 'delivered') message.delivery = delivery
  }
  const install = (app: FastifyInstance) => {
    app.get('/dev/inbox.json', async () => ({ messages }))
    void app.register((scope, _options, done) => {
      // A form without a field: what it says stands in its address.
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string' },
        (_request, _body, parsed) => {
          parsed(null)
        },
      )
      scope.post<{ Querystring: { ref?: string; delivery?: string } }>('/dev/inbox/report', async (request, reply) => {
        const { ref = '', delivery } = request.query
        const isKnown = messages.some((one) => one.ref === ref && one.channel === 'sms')
        if (isKnown && (delivery === 'delivered' || delivery === 'undelivered')) await report({ ref, delivery })
        return reply.redirect('/dev/inbox', 303)
      })
      done()
    })
    app.get('/dev/inbox', async (_request, reply) => {
      const nonce = newNonce()
      setPageHeaders(reply, nonce)
      const rows = messages.map(
        (m) =>
          `<li><strong>${escape(m.subject)}</strong> <span>${escape(m.channel)} → ${escape(m.to)} · ${escape(m.at)} · ${stateTexts[m.delivery ?? 'sent']}</span><p>${escape(m.text)}</p>${buttons(m)}</li>`,
      )
      return reply.type('text/html; charset=utf-8')
        .send(`<!doctype html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kehityspostilaatikko</title>
<style nonce="${nonce}">body{font:16px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}h1{color:#002e5f}ul{list-style:none;padding:0}li{border-bottom:1px solid #c8cdd0;padding:.6rem 0}span{color:#5f686d;font-size:.9rem}p{margin:.3rem 0;white-space:pre-line}form{display:inline}button{font:inherit;min-height:2.75rem;padding:.25rem .75rem;margin-right:.5rem}</style></head>
<body><main><h1>Kehityspostilaatikko</h1>${rows.length === 0 ? '<p>Ei viestejä vielä.</p>' : `<ul>${rows.join('')}</ul>`}</main></body></html>`)
    })
  }
  return { port, install, noteReport }
}

/** What a gateway would report; once it is said to have arrived, nothing else can be said. */
function buttons({ channel, ref, delivery }: OutgoingMessage & { delivery?: Delivery }): string {
  if (channel !== 'sms' || ref === undefined || delivery === 'delivered') return ''
  const button = (to: Delivery, text: string) =>
    `<form method="post" action="/dev/inbox/report?ref=${encodeURIComponent(ref)}&amp;delivery=${to}"><button>${text}</button></form>`
  return (
    button('delivered', 'Meni perille') + (delivery === undefined ? button('undelivered', 'Ei mennyt perille') : '')
  )
}
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
