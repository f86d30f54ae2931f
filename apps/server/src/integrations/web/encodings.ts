import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** What a body travels as; `identity`: as it is. */
export type Encoding = 'br' | 'gzip' | 'identity'
/** Files are compressed once and well, in another thread; a page, each time anew, as fast as it is drawn. */
export type Effort = 'once' | 'each-time'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const efforts = { once: { br: 9, gzip: 9 }, 'each-time': { br: 4, gzip: 6 } } as const

/** The smallest of the encodings that a browser says it takes (`br;q=0` says that it does not). */
export function chooseEncoding(accepts: string | undefined): Encoding {
  const taken = new Set(
    (accepts ?? '').split(',').flatMap((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
      return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name]
    }),
  )
  if (taken.has('br')) return 'br'
  return taken.has('gzip') ? 'gzip' : 'identity'
}

/** The body in this encoding. */
export function encode(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'identity') return Promise.resolve(body)
  const level = efforts[effort][encoding]
  return encoding === 'br'
    ? brotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: level,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      })
    : zip(body, { level })
}
