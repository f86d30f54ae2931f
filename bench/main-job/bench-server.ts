import { join } from 'node:path'
import { databaseEnvironment } from '../../tools/luukku/postgres/urls.ts'
import { startServerProcess, type ServerProcess } from '../../tools/luukku/start/server-process.ts'
import { benchMoment, type BenchCounty } from './bench-county.ts'

/** The server as users have it, in a process of its own, on the measured county; its clock begins at the bench's moment. */
export function startBenchServer(
  county: BenchCounty,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  return startServerProcess(
    {
      ...databaseEnvironment(county.urls),
      ...environment,
      LUUKKU_DATA: county.folder,
      LUUKKU_CLOCK: benchMoment,
      LUUKKU_CLOCK_SETTABLE: 'true',
      LUUKKU_RATE_LIMIT: '0',
      LUUKKU_LOG: 'warn',
      PORT: '0',
    },
    join(county.folder, 'server.log'),
  )
}
