import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../../tools/luukku/browser/find-chromium.ts'

/** Switches that make Chromium quiet and the same everywhere; its own sandbox cannot work for root. */
const switches = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/**
 * Starts a headless Chromium for a browser journey. Close it in `afterAll`.
 *
 * @throws Error  when the machine has no Chromium; the message says what to do
 */
export async function launchBrowser(extraSwitches: string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error('No Chromium found. Install it (apt-get install chromium) or name it in LUUKKU_CHROMIUM.')
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...switches, ...extraSwitches],
  })
}
