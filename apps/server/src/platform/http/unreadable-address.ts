import type { FastifyServerOptions } from 'fastify'
import { sendProblem } from './problems.ts'
import { setSecurityHeaders } from './security.ts'

/** Not the address of a page: what asks there reads problems. */
const forPrograms = /^\/(?:api|health|ready|metrics|dev)(?:[/?]|$)/i
const noSuchPage = '/ei-ole'

/**
 * An address that cannot be decoded, or has a part longer than any of ours, meets no route and no hook: Fastify would answer
 * by itself and say the address back. A page's reader is shown the page that says there is none; a program gets a problem.
 */
export function unreadableAddresses(secure: boolean): Pick<FastifyServerOptions, 'frameworkErrors' | 'rewriteUrl'> {
  return {
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply, secure)
      sendProblem(error, request, reply)
    },
    rewriteUrl: ({ url = '/' }) => (forPrograms.test(url) || canBeDecoded(url) ? url : noSuchPage),
  }
}

function canBeDecoded(url: string): boolean {
  try {
    decodeURI(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
