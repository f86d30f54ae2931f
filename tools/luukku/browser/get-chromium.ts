import { KnownFailure } from '../known-failure.ts'
import type { Progress } from '../progress.ts'
import { runQuietly } from '../start/run-quietly.ts'
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
  progress('installing Chromium with apt-get')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => runQuietly('apt-get', args, { cwd: '/', env: environment })
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium')
  if ((await install()).code !== 0) {
    await apt('update')
    await install()
  }
  const installed = findChromium()
  if (!installed) throw new KnownFailure(what)
  return installed
}
