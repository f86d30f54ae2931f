import { launchBrowser } from '../packages/testkit/src/launch-browser.ts'
import { startFakeServer } from '../apps/web-staff/src/testing/fake-server.ts'

const people = 5000
const frames = 400
const pixelsPerFrame = 240

/**
 * How smoothly the desk scrolls through 5,000 open people in Chromium: the times between frames while it scrolls and
 * fetches the next pages. The answers come from memory, so the server's own time is not in these figures.
 */
export async function run(_args: readonly string[]): Promise<number> {
  const server = await startFakeServer({ people })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${server.url}/staff`)
    await page.locator('[data-test="desk-row"]').first().waitFor()
    const measured = await page.locator('[data-test="desk-scroll"]').evaluate(
      (element, [count, step]) =>
        new Promise<{ times: number[]; reachedPixels: number }>((resolve) => {
          const times: number[] = []
          let before = performance.now()
          const next = (now: number) => {
            times.push(now - before)
            before = now
            element.scrollTop += step
            if (times.length < count) requestAnimationFrame(next)
            else resolve({ times: times.slice(1), reachedPixels: element.scrollTop })
          }
          requestAnimationFrame(next)
        }),
      [frames, pixelsPerFrame] as const,
    )
    const sorted = measured.times.toSorted((a, b) => a - b)
    const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
    const figures = {
      bench: 'desk',
      people,
      frames: sorted.length,
      scrolledRows: Math.round(measured.reachedPixels / 40),
      frameMilliseconds: { median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(0.9999) },
      framesOver50Milliseconds: sorted.filter((time) => time > 50).length,
      serverMillisecondsToFirstRows: 'not measured: the answers come from memory',
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    return 0
  } finally {
    await browser.close()
    await server.stop()
  }
}
