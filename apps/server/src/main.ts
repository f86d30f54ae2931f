import { LawDataError } from '@luukku/domain/law'
import { ConfigError, describeConfig, readConfig } from './platform/config.ts'
import { createLog } from './platform/log.ts'

/** Listens, and stops cleanly: requests under way are answered, planned work is handed back to the queue. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  createLog(config.logLevel).info({ configuration: describeConfig(process.env) }, 'starting')
  // Loaded only when the configuration is sound: a refusal is said at once, before anything else is touched.
  const { createApp } = await import('./app.ts')
  const app = await createApp(config)
  const url = await app.http.listen({ port: config.port, host: config.host })
  process.stdout.write(`${JSON.stringify({ listening: url })}\n`)
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void app.close().then(() => process.exit(0))
    })
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof LawDataError ? `The law cannot be read; nothing was started.\n${error.message}` : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  // What was opened before the refusal (connections, timers) would keep the process alive.
  process.exit(1)
})
