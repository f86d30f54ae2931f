import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { claim, type Proof } from './proof.ts'
import { type TriedStart, type TryOptions, tryStart } from './try-start.ts'

/** Every circumstance in which `start` must work or say one clear thing. The first installs; the others use its clone. */
export const circumstances: Proof[] = [
  {
    name: 'clean clone, umask 077, closed home, 120-character path, install scripts off',
    run: async ({ clone }) => {
      claim(clone.length >= 120, `the path has only ${clone.length} characters`)
      return comesUpAndStops(clone, [], { umask: '077', environment: { npm_config_ignore_scripts: 'true' } })
    },
  },
  { name: 'second start', run: ({ clone }) => comesUpAndStops(clone, []) },
  {
    name: 'taken port',
    run: async ({ clone }) => {
      const server = createServer().listen(0, '127.0.0.1')
      await new Promise((resolve) => server.once('listening', resolve))
      const { port } = server.address() as { port: number }
      const said = await refuses(tryStart(clone, ['--port', String(port)]), `Port ${port} is taken`)
      server.close()
      return said
    },
  },
  {
    name: 'two starts at once in one clone',
    run: async ({ clone }) => {
      const starts = [tryStart(clone, []), tryStart(clone, [])]
      await Promise.race(starts.map((start) => start.exited))
      const urls = await Promise.all(starts.map((start) => start.ready))
      const refused = starts.find((_, index) => urls[index] === undefined)
      claim(urls.filter(Boolean).length === 1, `${urls.filter(Boolean).length} of two came up`)
      await Promise.all(starts.map((start) => start.stop()))
      return lastLine(refused)
    },
  },
  {
    name: 'two clones at once',
    run: async ({ folder, clone, makeClone }) => {
      const other = join(folder, 'other')
      makeClone(other)
      const starts = [tryStart(clone, []), tryStart(other, [])]
      const urls = await Promise.all(starts.map((start) => start.ready))
      claim(
        new Set(urls).size === 2 && !urls.includes(undefined),
        `addresses: ${urls.join(', ')}\n${starts[1]?.said() ?? ''}`,
      )
      const codes = await Promise.all(starts.map((start) => start.stop()))
      claim(
        codes.every((code) => code === 0),
        `exit codes ${codes.join(', ')}`,
      )
      return urls.join(' and ')
    },
  },
  {
    name: 'killed without warning, started again',
    run: async ({ clone }) => {
      const first = tryStart(clone, [])
      claim((await first.ready) !== undefined, first.said())
      if (first.child.pid !== undefined) process.kill(first.child.pid, 'SIGKILL')
      await first.exited
      return comesUpAndStops(clone, [])
    },
  },
  {
    name: 'wrong DATABASE_URL',
    run: ({ clone }) =>
      refuses(
        tryStart(clone, [], { environment: { DATABASE_URL: 'postgresql://me:hidden@127.0.0.1:1/luukku' } }),
        'does not let Luukku in',
      ),
  },
  {
    name: 'no network after the first install',
    rootOnly: true,
    run: ({ clone }) =>
      comesUpAndStops(clone, [], { under: ['unshare', '--net', 'bash', '-c', `${loopbackUp} exec "$@"`, 'offline'] }),
  },
  {
    name: 'full disk',
    rootOnly: true,
    run: async ({ folder, clone }) => {
      const small = join(folder, 'small')
      mkdirSync(small)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', small])
      try {
        const said = await refuses(tryStart(clone, ['--data', join(small, 'data')]), /No space left|disk is full/)
        claim(!existsSync(join(small, 'data/postgres')), 'half a database was left')
        return `${said}; left behind: ${readdirSync(join(small, 'data')).join(', ')}`
      } finally {
        execFileSync('umount', ['-l', small])
      }
    },
  },
  {
    name: 'an ordinary user, in a clone of its own',
    rootOnly: true,
    run: async ({ folder, makeClone }) => {
      const home = join(folder, 'user')
      mkdirSync(home)
      makeClone(join(home, 'luukku'))
      execFileSync('chown', ['-R', 'nobody', home])
      openWay(folder)
      const under = ['setpriv', '--reuid=nobody', '--clear-groups', '--']
      return comesUpAndStops(join(home, 'luukku'), [], {
        under,
        environment: { HOME: home, LUUKKU_DATA: '', npm_config_cache: join(home, '.npm') },
      })
    },
  },
]

/** Sets the loopback interface up by its flag alone: a new network has it down, and `ip` is not on every machine. */
const loopbackUp = `python3 -c 'import fcntl,socket,struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 1))' || ip link set lo up;`

async function comesUpAndStops(clone: string, args: string[], options: TryOptions = {}): Promise<string> {
  const start = tryStart(clone, args, options)
  const url = await start.ready
  claim(url !== undefined, start.said())
  const answer = options.under?.includes('--net')
    ? 'not asked from outside'
    : String((await fetch(new URL('/api/openapi.json', url))).status)
  const code = await start.stop()
  claim(code === 0, `it ended with ${code}: ${start.said()}`)
  claim(/stopped; the data is kept/.test(start.said()), 'it did not say that it stopped')
  return `ready after ${start.seconds().toFixed(1)} s, /api/openapi.json: ${answer}, Ctrl-C: exit ${code}`
}

async function refuses(start: TriedStart, words: string | RegExp): Promise<string> {
  const code = await start.exited
  await start.ready
  const line = lastLine(start)
  claim(code !== 0, 'it ended with 0')
  claim(typeof words === 'string' ? start.said().includes(words) : words.test(start.said()), start.said())
  claim(!start.said().includes('hidden'), 'it showed a password')
  return `exit ${code}: ${line}`
}

function lastLine(start: TriedStart | undefined): string {
  const lines = start?.said().trimEnd().split('\n') ?? []
  return lines.findLast((line) => line.startsWith('luukku:')) ?? lines.at(-1) ?? ''
}

function openWay(folder: string): void {
  chmodSync(folder, 0o755)
}
