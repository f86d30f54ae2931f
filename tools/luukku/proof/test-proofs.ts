import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { claim, type Proof } from './proof.ts'
import { machinePath } from './try-start.ts'

/** The other commands: what they print, and `test` as an ordinary user. */
export const testProofs: Proof[] = [
  {
    name: 'standard output carries data alone, the exit code is right',
    run: async ({ folder, clone }) => {
      const file = join(folder, 'contacts.json')
      const contact = {
        id: 'p1',
        channel: 'web_form',
        contact_time: '2026-11-24T09:00',
        lang: 'fi',
        message: 'Polvi on kipeä',
      }
      execFileSync('bash', ['-c', 'cat > "$0"', file], { input: JSON.stringify({ scenarios: [contact] }) })
      const run = (...args: string[]) =>
        spawnSync('./luukku', args, { cwd: clone, encoding: 'utf8', env: { ...process.env, PATH: machinePath() } })
      const seen: string[] = []
      for (const args of [
        ['guide', file],
        ['rehearse', file],
        ['journal', 'verify', '--data', join(folder, 'journal-data')],
      ]) {
        const { status, stdout, stderr } = run(...args)
        claim(status === 0, `${args[0]} ended with ${status}: ${stderr}`)
        claim(isJson(stdout), `${args[0]} printed something else than JSON: ${stdout.slice(0, 200)}`)
        seen.push(String(args[0]))
      }
      for (const args of [
        ['nonsense'],
        ['guide', join(folder, 'no-such-file')],
        ['start', '--port', 'x'],
        ['bench', 'nonsense'],
        ['test', 'nonsense'],
      ]) {
        const { status, stdout } = run(...args)
        claim(status !== 0, `${args.join(' ')} ended with 0`)
        claim(stdout === '', `${args.join(' ')} printed: ${stdout.slice(0, 200)}`)
      }
      return `${seen.join(', ')}: JSON alone; five ways to ask wrongly: nothing on standard output, exit code not 0`
    },
  },
  {
    name: 'the test command as an ordinary user (screens, format, types and database steps)',
    rootOnly: true,
    run: async ({ folder, makeClone }) => {
      const home = join(folder, 'tester')
      mkdirSync(home)
      makeClone(join(home, 'luukku'))
      execFileSync('chown', ['-R', 'nobody', home])
      chmodSync(folder, 0o755)
      const { status, stdout, stderr } = spawnSync(
        'setpriv',
        [
          '--reuid=nobody',
          '--clear-groups',
          '--',
          'bash',
          '-c',
          'cd "$0" && exec ./luukku test screens format types database',
          join(home, 'luukku'),
        ],
        {
          encoding: 'utf8',
          env: { ...process.env, PATH: machinePath(), HOME: home, npm_config_cache: join(home, '.npm') },
          maxBuffer: 100_000_000,
        },
      )
      claim(/^\d+ passed, 0 failed$/m.test(stdout), `${stdout}\n${stderr.slice(-2000)}`)
      claim(status === 0, `it ended with ${status}`)
      return stdout.trim()
    },
  },
]

/** One document, or one a line. */
function isJson(text: string): boolean {
  const parses = (each: string) => {
    try {
      JSON.parse(each)
      return true
    } catch {
      return false
    }
  }
  return text.trim() !== '' && (parses(text) || text.trim().split('\n').every(parses))
}
