import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CookieToSet } from './handler.ts'

/** `__Host-` binds the cookie to this host, path / and https; a browser refuses it over plain HTTP, so not in development. */
export const cookieName = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name)

export function readCookie(request: FastifyRequest, name: string, secure: boolean): string | undefined {
  return request.cookies[cookieName(name, secure)] ?? undefined
}

export function writeCookie(
  reply: FastifyReply,
  cookie: CookieToSet | { name: 'luukku_visit'; value: string; maxAgeSeconds?: number },
  secure: boolean,
): void {
  void reply.setCookie(cookieName(cookie.name, secure), cookie.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(cookie.value === ''
      ? { maxAge: 0 }
      : cookie.maxAgeSeconds === undefined
        ? {}
        : { maxAge: cookie.maxAgeSeconds }),
  })
}
