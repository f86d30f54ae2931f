import { createServer } from 'node:net'
import { KnownFailure } from '../known-failure.ts'

/** Where `start` begins to look when no port was asked for, and how many ports it tries. */
const firstPort = 7600
const tries = 50

/**
 * The port to serve on: the one asked for, which must be free, else the first free one from 7600.
 *
 * @throws KnownFailure  when it is taken, or is one that only root may use
 */
export async function choosePort(
  asked: number | undefined,
  probe: (port: number) => Promise<string | undefined> = whyNot,
): Promise<number> {
  if (asked !== undefined) {
    const reason = await probe(asked)
    if (reason === undefined) return asked
    if (reason === 'EADDRINUSE')
      throw new KnownFailure(
        `Port ${asked} is taken by another program. Choose another with --port, or leave --port out.`,
      )
    if (reason === 'EACCES')
      throw new KnownFailure(`Port ${asked} may only be used by root. Choose one from 1024 on with --port.`)
    throw new KnownFailure(`Port ${asked} cannot be used: ${reason}.`)
  }
  for (let port = firstPort; port < firstPort + tries; port++) {
    if ((await probe(port)) === undefined) return port
  }
  throw new KnownFailure(`No port from ${firstPort} to ${firstPort + tries - 1} is free. Choose one with --port.`)
}

/**
 * Why the port cannot be used. Both the loopback address and all addresses are tried: a program that holds one of them
 * does not always keep the other from being bound, and people would reach whichever answers first.
 */
async function whyNot(port: number): Promise<string | undefined> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const reason = await tryToListen(port, host)
    if (reason === 'EADDRINUSE' || reason === 'EACCES') return reason
    if (reason !== undefined && host === '127.0.0.1') return reason
  }
  return undefined
}

function tryToListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
