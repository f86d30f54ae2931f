import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { chooseEncoding, encode, type Encoding } from './encodings.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}
/** A font in these is compressed already. */
const packed = new Set(['.woff', '.woff2'])
const year = 365 * 86_400

/**
 * The files of a build, some two megabytes, as they were when this server started: a page that it gives finds what it names,
 * also after they were built anew beside it. Their names hold their content's hash, so a browser keeps them. Nothing in them
 * is about anybody: they travel compressed, made so when first asked for and kept, so that no start waits for it.
 *
 * @param prefix  of their addresses, with both slashes
 * @returns       the build's own name: another build, another name
 */
export function installKeptFiles(app: FastifyInstance, folder: string, prefix: string): string {
  const names = readdirSync(folder).sort()
  const kept = new Map(names.map((name) => [name, keepFile(readFileSync(join(folder, name)))]))
  app.get<{ Params: { '*': string } }>(`${prefix}*`, async (request, reply) => {
    const name = request.params['*']
    const file = kept.get(name)
    if (!file) return reply.callNotFound()
    void reply
      .header('cache-control', `public, max-age=${String(year)}, immutable`)
      .type(types[extname(name)] ?? 'application/octet-stream')
    if (packed.has(extname(name))) return reply.send(await file('identity'))
    void reply.header('vary', 'accept-encoding')
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    if (encoding !== 'identity') void reply.header('content-encoding', encoding)
    return reply.send(await file(encoding))
  })
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16)
}

/** The file in an encoding, made once. */
function keepFile(content: Buffer): (encoding: Encoding) => Promise<Buffer> {
  const made = new Map<Encoding, Promise<Buffer>>()
  return (encoding) => {
    const known = made.get(encoding)
    if (known) return known
    const body = encode(content, encoding, 'once')
    made.set(encoding, body)
    // One failure is one refused file, not a file that is refused until the next start.
    body.catch(() => made.delete(encoding))
    return body
  }
}
