import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'

/** A door over TCP to a PostgreSQL that listens on a socket only, as a database on another machine is reached. */
export interface TcpDoor {
  url: (throughSocket: string) => string
  /** How many have come through so far. */
  connections: () => number
  close: () => Promise<void>
}

/** @param throughSocket  the address of any role, to find the socket by */
export async function openTcpDoor(throughSocket: string): Promise<TcpDoor> {
  const folder = new URLSearchParams(throughSocket.slice(throughSocket.indexOf('?'))).get('host') ?? ''
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((near) => {
    connections += 1
    const far = connect(join(folder, '.s.PGSQL.5432'))
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (address) => address.replace(/@localhost\/([^?]*)\?.*$/, `@127.0.0.1:${String(port)}/$1`),
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
