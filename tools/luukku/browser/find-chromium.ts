import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const elsewhere = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Path of a Chromium that runs the browser journeys: LUUKKU_CHROMIUM if given, else the first of the usual names on the
 * PATH, else of the usual places.
 */
export function findChromium(
  environment: { LUUKKU_CHROMIUM?: string | undefined; PATH?: string | undefined } = process.env,
  isProgram: (path: string) => boolean = canRun,
): string | undefined {
  const chosen = environment.LUUKKU_CHROMIUM
  if (chosen) return isProgram(chosen) ? chosen : undefined
  const folders = [...(environment.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin']
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...elsewhere].find(isProgram)
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
