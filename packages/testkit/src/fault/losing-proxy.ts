import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Stands between client and server, and loses answers: the request arrives and is done, and the client never hears of it. */
export interface LosingProxy {
  origin: string
  lost: () => number
  /** Loses the next answer, whatever chance says. */
  loseNext: () => void
  close: () => Promise<void>
}

/**
 * @param target  where the server is now; read anew for each connection
 * @param isLost  asked for each piece of an answer
 */
export async function openLosingProxy(target: () => string, isLost: () => boolean = () => false): Promise<LosingProxy> {
  let lost = 0
  let losesNext = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const { hostname, port } = new URL(target())
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (chunk: Buffer) => far.write(chunk))
    far.on('data', (chunk: Buffer) => {
      if (losesNext || isLost()) {
        losesNext = false
        lost += 1
        near.destroy()
      } else near.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    lost: () => lost,
    loseNext: () => void (losesNext = true),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
