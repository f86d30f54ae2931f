import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '@luukku/domain/access'
import { newNonce, setPageHeaders } from '../../platform/http/security.ts'
import { installKeptFiles } from './kept-files.ts'

const dist = join(import.meta.dirname, '../../../../web-staff/dist')

/** The staff's single-page application: one shell for every address under /staff, each time with a nonce of its own. */
export async function installStaffPages(
  app: FastifyInstance,
  actorOf: (request: FastifyRequest) => Promise<Actor>,
): Promise<boolean> {
  const shellFile = join(dist, 'index.html')
  if (!existsSync(shellFile)) return false
  const shell = readFileSync(shellFile, 'utf8')
  const build = installKeptFiles(app, join(dist, 'assets'), '/staff/assets/')
  // A page that stays open over an update reads here that it is of an older build.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('x-luukku-build', build)
  })
  const page = async (request: FastifyRequest, reply: Parameters<typeof setPageHeaders>[0]) => {
    // With the database away the shell still comes: it says so and recovers by itself.
    const actor = await actorOf(request).catch((): Actor => ({ kind: 'system', county: '', task: 'shell' }))
    if (actor.kind === 'anonymous' || actor.kind === 'visitor')
      return reply.redirect(
        `/auth/sign-in?as=staff&to=${encodeURIComponent(request.url.split('?')[0] ?? '/staff')}`,
        302,
      )
    const nonce = newNonce()
    setPageHeaders(reply, nonce)
    return reply.type('text/html; charset=utf-8').send(shell.replaceAll('__NONCE__', nonce))
  }
  app.get('/staff', page)
  app.get('/staff/*', page)
  return true
}
