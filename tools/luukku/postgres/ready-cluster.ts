import { Client } from 'pg'
import { type Cluster, type ClusterOptions, startCluster } from './cluster.ts'
import { ensureDatabase, ensureRoles } from './roles.ts'

/** Starts the cluster and sees to it that Luukku's roles and this database are there. */
export async function startReadyCluster(options: ClusterOptions & { database: string }): Promise<Cluster> {
  const cluster = await startCluster(options)
  const superuser = new Client({ connectionString: cluster.superuserUrl('postgres') })
  try {
    await superuser.connect()
    await ensureRoles(superuser, options.passwords)
    await ensureDatabase(superuser, options.database)
    return cluster
  } catch (error) {
    await superuser.end().catch(() => undefined)
    await cluster.stop()
    throw error
  } finally {
    await superuser.end().catch(() => undefined)
  }
}
