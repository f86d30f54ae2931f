import { parseCookies } from './cookies.ts'

const key = /^(__Host-)?luukku_(session|draft)$/

/**
 * `Set-Cookie` lines that take this browser's keys away, whether or not the server could be asked to forget what they open.
 *
 * @param cookies the `Cookie` header of the request
 */
export function expireKeys(cookies: string): string[] {
  return [...parseCookies(cookies).keys()]
    .filter((name) => key.test(name))
    .map((name) => `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${name.startsWith('__Host-') ? '; Secure' : ''}`)
}

/** A key to a session goes with the request: its holder may be signed in. */
export const holdsSession = (cookies: string) => expireKeys(cookies).some((line) => line.includes('luukku_session='))
