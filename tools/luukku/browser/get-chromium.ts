import { KnownFailure } from '../known-failure.ts'
import type { Progress } from '../progress.ts'
import { runQuietly, type Outcome } from '../start/run-quietly.ts'
import { findChromium } from './find-chromium.ts'

/**
 * A Chromium for the browser journeys: one that is there, else Debian's, installed where this process may.
 *
 * @throws KnownFailure  in one line that says what to do
 */
export async function getChromium(progress: Progress): Promise<string> {
  const found = findChromium()
  if (found) return found
  if (process.env.LUUKKU_CHROMIUM)
    throw new KnownFailure(`LUUKKU_CHROMIUM names ${process.env.LUUKKU_CHROMIUM}, which is not a program.`)
  const what =
    'The browser journeys need Chromium: install it (Debian, Ubuntu: sudo apt-get install chromium) or name it in LUUKKU_CHROMIUM.'
  if (process.getuid?.() !== 0) throw new KnownFailure(what)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const fault = await installChromium(
    (...args) => runQuietly('apt-get', args, { cwd: '/', env: environment }),
    progress,
  )
  const installed = findChromium()
  if (!installed) throw new KnownFailure(fault === undefined ? what : `${what} apt-get could not: ${fault}`)
  return installed
}

/**
 * Installs Debian's Chromium; where its lists are old or none, they are read anew once.
 *
 * @returns what stood against it, in apt's last words
 */
export async function installChromium(
  apt: (...args: string[]) => Promise<Outcome>,
  progress: Progress,
): Promise<string | undefined> {
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium')
  progress('installing Chromium with apt-get')
  const first = await install()
  if (first.code === 0) return undefined
  progress(`  ${lastWords(first)}; reading the lists of packages anew`)
  const update = await apt('update')
  if (update.code !== 0) return lastWords(update)
  progress('  installing once more')
  const second = await install()
  return second.code === 0 ? undefined : lastWords(second)
}

const lastWords = ({ code, output }: Outcome) => output.trimEnd().split('\n').at(-1) || `it ended with ${String(code)}`
