import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { testProofs } from './test-proofs.ts'
import { databaseProofs } from './database-proofs.ts'
import { countContacts, processesOf, sendContact } from './look-inside.ts'
import { comesUpAndStops, refuses, lastLine } from './expectations.ts'
import { claim, type Proof } from './proof.ts'
import { tryStart } from './try-start.ts'

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
    name: 'Ctrl-C while the demo county is filled, started again',
    run: async ({ folder, clone }) => {
      const data = join(folder, 'half')
      const first = tryStart(clone, ['--data', data])
      while (!first.said().includes(' residents of ') && first.child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 50))
      claim((await first.stop()) === 0, first.said())
      claim(first.said().includes('not whole yet'), first.said())
      const second = tryStart(clone, ['--data', data])
      claim((await second.ready) !== undefined, second.said())
      const contacts = countContacts(clone, data)
      claim((await second.stop()) === 0, 'it did not end with 0')
      claim(contacts >= 200, `only ${contacts} contacts`)
      return `the next start went on: ${contacts} contacts`
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
    name: 'two starts at once in a clone where nothing is installed',
    run: async ({ folder, makeClone }) => {
      const fresh = join(folder, 'fresh')
      makeClone(fresh)
      const starts = [tryStart(fresh, []), tryStart(fresh, ['--data', join(folder, 'fresh-data')])]
      const urls = await Promise.all(starts.map((start) => start.ready))
      claim(new Set(urls).size === 2 && !urls.includes(undefined), starts.map((start) => start.said()).join('\n'))
      const waited = starts.filter((start) => start.said().includes('waiting for it')).length
      const codes = await Promise.all(starts.map((start) => start.stop()))
      claim(
        codes.every((code) => code === 0),
        `exit codes ${codes.join(', ')}`,
      )
      return `both came up (${urls.join(' and ')}), ${waited} waited for the other's install`
    },
  },
  {
    name: 'NODE_ENV=production and omit=dev where nothing is installed',
    run: async ({ folder, makeClone }) => {
      const fresh = join(folder, 'production-node')
      makeClone(fresh)
      return comesUpAndStops(fresh, [], { environment: { NODE_ENV: 'production', npm_config_omit: 'dev' } })
    },
  },
  {
    name: 'full disk while packages are installed',
    rootOnly: true,
    run: async ({ folder, makeClone }) => {
      const small = join(folder, 'small-clone')
      mkdirSync(small)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=250m', 'tmpfs', small])
      try {
        const clone = join(small, 'luukku')
        makeClone(clone)
        const said = await refuses(tryStart(clone, []), 'the disk is full')
        claim(!existsSync(join(clone, 'node_modules')), 'half of the packages were left')
        claim(!existsSync(join(clone, '.luukku/installed-lock.json')), 'it says that packages are installed')
        execFileSync('mount', ['-o', 'remount,size=3g', small])
        return `${said}; with room: ${await comesUpAndStops(clone, [])}`
      } finally {
        execFileSync('umount', ['-l', small])
      }
    },
  },
  {
    name: 'data survives a restart, and --fresh empties it',
    run: async ({ folder, clone }) => {
      const data = join(folder, 'kept')
      const count = async (args: string[]) => {
        const start = tryStart(clone, ['--data', data, ...args])
        const url = await start.ready
        claim(url !== undefined, start.said())
        const sent = await sendContact(String(url))
        const found = countContacts(clone, data)
        claim((await start.stop()) === 0, 'it did not end with 0')
        return { sent, found }
      }
      const [first, second, fresh] = [await count([]), await count([]), await count(['--fresh'])]
      claim(second.found === first.found + 1, `${first.found} contacts, then ${second.found}`)
      claim(fresh.found <= first.found, `${fresh.found} contacts after --fresh`)
      return `contacts: ${first.found}, after a restart ${second.found}, after --fresh ${fresh.found}`
    },
  },
  {
    name: 'Ctrl-C stops all that it started',
    rootOnly: true,
    run: async ({ clone }) => {
      const start = tryStart(clone, [])
      claim((await start.ready) !== undefined, start.said())
      const before = processesOf(clone)
      claim(before.length >= 2, `only ${before.length} processes were found`)
      claim((await start.stop()) === 0, 'it did not end with 0')
      const after = processesOf(clone)
      claim(after.length === 0, `left behind: ${after.join('; ')}`)
      return `${before.length} processes, then none`
    },
  },
  {
    name: 'PostgreSQL killed (-9) under a running start',
    rootOnly: true,
    run: async ({ clone }) => {
      const start = tryStart(clone, [])
      const url = await start.ready
      claim(url !== undefined, start.said())
      const postmaster = Number(
        readFileSync(join(clone, '.luukku/data/postgres/postmaster.pid'), 'utf8').split('\n')[0],
      )
      process.kill(postmaster, 'SIGKILL')
      const began = performance.now()
      let ready = 0
      for (let tries = 0; tries < 300 && ready !== 200; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        ready = (await fetch(new URL('/ready', url))).status
      }
      claim(ready === 200, `not ready again: ${ready}\n${start.said()}`)
      const seconds = (performance.now() - began) / 1000
      await sendContact(String(url))
      claim((await start.stop()) === 0, 'it did not end with 0')
      return `ready again by itself after ${seconds.toFixed(1)} s; a contact was taken`
    },
  },
  ...databaseProofs,
  ...testProofs,
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

function openWay(folder: string): void {
  chmodSync(folder, 0o755)
}
