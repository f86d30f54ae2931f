import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'

/** Where in the talk with PostgreSQL something happens: before a statement reaches it, or after it was done, unanswered. */
export type TapPoint = { statement: number; when: 'before' | 'after' }

/**
 * Stands between a server and PostgreSQL, counts the statements that pass, and strikes at one of them. Simple queries (`Q`)
 * and the end of an extended one (`S`) count; what the protocol says beside them passes uncounted.
 */
export interface PgTap {
  /** The address of a role through the tap. */
  url: (throughSocket: string) => string
  /** Statements since the last {@link PgTap.arm}. */
  count: () => number
  /** Counts from nought; at the point calls `strike`, once, and cuts every connection. */
  arm: (point: TapPoint | undefined, strike: () => void) => void
  /** Takes the next so many connections and says nothing to them, as a machine does that has too much to do. */
  ignoreNext: (connections: number) => void
  close: () => Promise<void>
}

export async function openPgTap(socketFolder: string): Promise<PgTap> {
  let statements = 0
  let armed: { point: TapPoint; strike: () => void } | undefined
  const sockets = new Set<Socket>()
  let ignored = 0

  const server = createServer((near) => {
    if (ignored > 0) {
      ignored -= 1
      sockets.add(near)
      near.on('error', () => undefined)
      near.once('close', () => sockets.delete(near))
      near.resume()
      return
    }
    const far = connect(join(socketFolder, '.s.PGSQL.5432'))
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    let awaitsStrike = false
    const readFrames = makeFrameReader((type, frame) => {
      if (type === 'Q' || type === 'S') {
        statements += 1
        if (armed?.point.statement === statements) {
          if (armed.point.when === 'before') return hit()
          awaitsStrike = true
        }
      }
      far.write(frame)
    })
    const hit = () => {
      const { strike } = armed ?? { strike: () => undefined }
      armed = undefined
      strike()
      // Nothing that was under way goes on, whoever it belongs to: those who live connect anew.
      for (const socket of sockets) socket.destroy()
    }
    near.on('data', readFrames)
    far.on('data', (chunk: Buffer) => {
      // The statement was done: its answer goes no further.
      if (awaitsStrike) {
        awaitsStrike = false
        return hit()
      }
      near.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (throughSocket) => throughSocket.replace(/@localhost\/([^?]*)\?.*$/, `@127.0.0.1:${String(port)}/$1`),
    count: () => statements,
    arm: (point, strike) => {
      statements = 0
      armed = point === undefined ? undefined : { point, strike }
    },
    ignoreNext: (connections) => {
      ignored = connections
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Cuts a stream of the frontend protocol into messages; the first message of a connection has no type byte. */
function makeFrameReader(hear: (type: string, frame: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let isStarted = false
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const head = isStarted ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const frame = rest.subarray(0, length)
      const type = isStarted ? String.fromCharCode(frame[0] ?? 0) : 'startup'
      isStarted = true
      rest = rest.subarray(length)
      hear(type, frame)
    }
  }
}
