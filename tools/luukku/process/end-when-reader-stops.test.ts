import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const module = join(import.meta.dirname, 'end-when-reader-stops.ts')

/** A program that writes for ever, read by one that stops after a line. */
function readOneLine(before: string) {
  const script = `import { endWhenReaderStops } from ${JSON.stringify(module)}
    endWhenReaderStops(); ${before}
    setInterval(() => process.stdout.write('a line\\n'.repeat(10_000)), 5)`
  const command = '"$0" --no-warnings --input-type=module -e "$1" | head -n 1; echo "${PIPESTATUS[0]}"'
  const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, script], { encoding: 'utf8' })
  return { lines: stdout.trim().split('\n'), stderr }
}

it('ends without a stack when its reader stops', () => {
  expect(readOneLine('')).toEqual({ lines: ['a line', '141'], stderr: '' })
})

it('lets a command clean up first, once', () => {
  const cleanUp = `process.on('SIGTERM', () => { process.stderr.write('cleaned'); setTimeout(() => process.exit(130), 200) });`
  expect(readOneLine(cleanUp)).toEqual({ lines: ['a line', '130'], stderr: 'cleaned' })
})
