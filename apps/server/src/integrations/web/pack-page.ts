import type { FastifyRequest } from 'fastify'
import { chooseEncoding, encode, type Encoding } from './encodings.ts'

/** It remembers a language and nothing of the person. */
const languageCookie = 'luukku_kieli'
/** Below this a packet carries it whole. */
const smallBytes = 1000

/**
 * A drawn page as it travels. Compressed only to a browser that brought no cookie but our language: nothing of anybody
 * is on such a page, and its form token is of this answer alone. A page with somebody's words, or with a token that is the same
 * the next time, goes as it is: by the length of a compressed one, whoever puts words into its address would learn what else
 * stands on it (BREACH).
 */
export async function packPage(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  page: Buffer,
): Promise<{ encoding: Encoding; body: Buffer }> {
  const names = (headers.cookie ?? '').split(';').map((pair) => pair.split('=')[0]?.trim())
  const isOfNobody = method === 'GET' && names.every((name) => name === '' || name === languageCookie)
  const encoding =
    isOfNobody && page.length >= smallBytes ? chooseEncoding(headers['accept-encoding']) : ('identity' as const)
  return { encoding, body: await encode(page, encoding, 'each-time') }
}
