import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { Jobs } from './jobs.ts'
import type { Sealer } from './seal.ts'

/** What every module is given by app.ts. Modules take from here what they need and pass it on as parameters. */
export interface Services {
  config: Config
  clock: Clock
  /** Requests: the role `luukku_app`. */
  db: Db
  /** Planned work: the role `luukku_jobs`. */
  jobsDb: Db
  jobs: Jobs
  sealer: Sealer
  log: Logger
}
