import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { choosePort } from './choose-port.ts'

const taken =
  (...ports: number[]) =>
  (port: number) =>
    Promise.resolve(ports.includes(port) ? 'EADDRINUSE' : undefined)

describe('the port to serve on', () => {
  const servers: Server[] = []
  afterEach(() => servers.splice(0).forEach((server) => server.close()))

  it('is the one asked for, or none: people were told that one', async () => {
    expect(await choosePort(4321, taken())).toBe(4321)
    await expect(choosePort(4321, taken(4321))).rejects.toThrow('Port 4321 is taken')
    await expect(choosePort(80, () => Promise.resolve('EACCES'))).rejects.toThrow('only be used by root')
  })

  it('is the first free one from 7600 when none was asked for', async () => {
    expect(await choosePort(undefined, taken())).toBe(7600)
    expect(await choosePort(undefined, taken(7600, 7601))).toBe(7602)
  })

  it.each(['127.0.0.1', '0.0.0.0'])('is seen as taken when a program listens on %s', async (host) => {
    const port = await listen(host)
    await expect(choosePort(port)).rejects.toThrow(`Port ${port} is taken`)
  })

  function listen(host: string): Promise<number> {
    return new Promise((resolve) => {
      const server = createServer()
      servers.push(server)
      server.listen(0, host, () => resolve((server.address() as { port: number }).port))
    })
  }
})
