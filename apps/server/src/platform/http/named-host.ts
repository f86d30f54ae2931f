import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/** A name or number of a host with its port, in capitals or not: nothing else is one (RFC 9110 § 7.2, from memory). */
const host = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i

/**
 * Refuses a request whose host is none, or is said twice: pages are drawn for an address, and an address made of anything else
 * is a fault of ours or a link of somebody else's (ASVS 5.0 V4.1.3, V4.2.1).
 */
export function installNamedHost(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { headers, rawHeaders, httpVersionMajor, httpVersionMinor } = request.raw
    const named = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
    // HTTP/1.0 needs none: a probe of a proxy has none.
    if (headers.host === undefined && httpVersionMajor === 1 && httpVersionMinor === 0) return
    if (named > 1 || headers.host === undefined || !host.test(headers.host)) throw new AppError('invalid-request')
  })
}
