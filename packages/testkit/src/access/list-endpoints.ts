import { createApp } from '../../../../apps/server/src/app.ts'
import { readConfig } from '../../../../apps/server/src/platform/config.ts'
import type { Endpoint } from '../../../../apps/server/src/platform/http/handler.ts'
import type { AccessGround } from './access-ground.ts'

/** The operations that the server serves, with the rule of each. */
export async function listEndpoints(ground: AccessGround): Promise<readonly Endpoint[]> {
  const app = await createApp(readConfig({ ...ground.environment, LUUKKU_LOG: 'silent' }))
  const { endpoints } = app
  await app.close()
  return endpoints
}
