import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'

export const newNonce = () => randomBytes(16).toString('base64')

/**
 * Nothing inline runs without this response's nonce; nothing is loaded from another host.
 * @param formsTo  sources beside our own that a form of this page, and the redirects that answer it, may go to
 */
export function contentSecurityPolicy(nonce: string, formsTo?: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action 'self'${formsTo === undefined ? '' : ` ${formsTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ].join('; ')
}

export function setPageHeaders(reply: FastifyReply, nonce: string, formsTo?: string): void {
  void reply
    .header('content-security-policy', contentSecurityPolicy(nonce, formsTo))
    .header('cache-control', 'no-store')
    // Told nothing, a browser sends a form of this page with `Origin: null`, and no form of ours could be known from another site's.
    .header('referrer-policy', 'same-origin')
}

export function installSecurityHeaders(app: FastifyInstance, secure: boolean): void {
  app.addHook('onRequest', async (_request, reply) => {
    setSecurityHeaders(reply, secure)
  })
}

export function setSecurityHeaders(reply: FastifyReply, secure: boolean): void {
  void reply.headers(securityHeaders(secure))
}

/** Of every answer, also where there is no reply to set them on. */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
})
