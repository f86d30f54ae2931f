import type { FastifyInstance } from 'fastify'
import { newNonce, setPageHeaders } from '../../platform/http/security.ts'
import type { MessagePort, OutgoingMessage } from './message-port.ts'

const kept = 200

/** Keeps the last messages in memory instead of sending them, and shows them in the browser. Development only. */
export function createDevelopmentInbox(now: () => Date) {
  const messages: (OutgoingMessage & { at: string })[] = []
  const port: MessagePort = {
    send: async (message) => {
      messages.unshift({ ...message, at: now().toISOString() })
      messages.length = Math.min(messages.length, kept)
    },
  }
  const install = (app: FastifyInstance) => {
    app.get('/dev/inbox.json', async () => ({ messages }))
    app.get('/dev/inbox', async (_request, reply) => {
      const nonce = newNonce()
      setPageHeaders(reply, nonce)
      const rows = messages.map(
        (m) =>
          `<li><strong>${escape(m.subject)}</strong> <span>${escape(m.channel)} → ${escape(m.to)} · ${escape(m.at)}</span><p>${escape(m.text)}</p></li>`,
      )
      return reply.type('text/html; charset=utf-8')
        .send(`<!doctype html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kehityspostilaatikko</title>
<style nonce="${nonce}">body{font:16px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}h1{color:#002e5f}ul{list-style:none;padding:0}li{border-bottom:1px solid #c8cdd0;padding:.6rem 0}span{color:#5f686d;font-size:.9rem}p{margin:.3rem 0;white-space:pre-line}</style></head>
<body><main><h1>Kehityspostilaatikko</h1>${rows.length === 0 ? '<p>Ei viestejä vielä.</p>' : `<ul>${rows.join('')}</ul>`}</main></body></html>`)
    })
  }
  return { port, install }
}
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
