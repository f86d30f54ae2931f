import { expect, test } from 'vitest'
import { installChromium } from './get-chromium.ts'

/** What apt-get answers, call by call: an exit code and its last line. */
async function tried(...answers: [code: number, said: string][]) {
  const asked: string[] = []
  const said: string[] = []
  const fault = await installChromium(
    async (command = '') => {
      asked.push(command)
      const [code, output] = answers[asked.length - 1] ?? [0, '']
      return { code, output: `Reading package lists...\n${output}\n` }
    },
    (line) => said.push(line),
  )
  return { asked, said: said.join('\n'), fault }
}
const unknown: [number, string] = [100, 'E: Unable to locate package chromium']

test('Chromium is installed at once where the lists of packages know it', async () => {
  expect(await tried([0, 'Setting up chromium'])).toMatchObject({ asked: ['install'], fault: undefined })
})

test('where they do not, why is said, and they are read anew', async () => {
  const { asked, said, fault } = await tried(unknown, [0, 'Done'], [0, 'Setting up chromium'])
  expect([asked, fault]).toEqual([['install', 'update', 'install'], undefined])
  expect(said).toContain(unknown[1])
})

test('what stands against it comes in apt’s words, and nothing is tried again that cannot help', async () => {
  const offline = 'E: Failed to fetch http://deb.debian.org'
  expect(await tried(unknown, [100, offline])).toMatchObject({ asked: ['install', 'update'], fault: offline })
  expect(await tried(unknown, [0, 'Done'], unknown)).toMatchObject({ fault: unknown[1] })
})
