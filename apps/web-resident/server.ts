import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import * as build from 'virtual:react-router/server-build'
import { isLanguage } from '@luukku/i18n'
import { createPageClient } from './app/shared/api.ts'
import { createCookieJar } from './app/shared/cookies.ts'
import { languageCookieLine } from './app/shared/form.ts'
import type { Host } from './app/shared/host.ts'
import { decideLanguage, findAddedLanguage, languageCookie, pageContext, readFrame } from './app/shared/page.ts'

export type { Host } from './app/shared/host.ts'

const answer = createRequestHandler(build as unknown as ServerBuild, 'production')

/** One page of the resident's screens, as the server that mounts them asks for it. */
export async function handleRequest(request: Request, host: Host): Promise<Response> {
  const url = new URL(request.url)
  const chosen = url.searchParams.get('kieli')
  const addedLanguages = host.addedLanguages ?? []
  const isOffered = isLanguage(chosen) || addedLanguages.some(({ code }) => code === chosen)
  if (request.method === 'GET' && chosen !== null && isOffered) {
    url.searchParams.delete('kieli')
    const headers = { location: `${url.pathname}${url.search}`, 'set-cookie': languageCookieLine(chosen) }
    return new Response(null, { status: 303, headers: { ...headers, 'cache-control': 'no-store' } })
  }
  const sentCookies = request.headers.get('cookie') ?? ''
  // A form whose text no draft holds is drawn again in the language that its button asks for, with what was typed.
  const inLanguage = request.method === 'POST' && isOffered ? chosen : undefined
  const cookies = inLanguage ? `${sentCookies}; ${languageCookie}=${inLanguage}` : sentCookies
  const jar = createCookieJar(sentCookies)
  const api = createPageClient(host.transport, jar)
  const frame = await readFrame(api)
  const language = decideLanguage(
    cookies,
    frame.trouble ? undefined : frame.session,
    request.headers.get('accept-language') ?? '',
  )
  const added = findAddedLanguage(cookies, addedLanguages)
  const context = new RouterContextProvider()
  const report = host.report ?? (() => undefined)
  const isAnswerToForm = request.method === 'POST'
  context.set(pageContext, {
    ...frame,
    api,
    // What an added language lacks is in Finnish, data and dates too.
    language: added === undefined ? language : 'fi',
    added,
    addedLanguages,
    isAnswerToForm,
    nonce: host.nonce,
    report,
  })
  const response = await answer(request, context)
  const headers = new Headers(response.headers)
  if (inLanguage) headers.append('set-cookie', languageCookieLine(inLanguage))
  for (const line of jar.lines()) headers.append('set-cookie', line)
  // Nothing of a person stays in the browser's store, and nobody is told from which page they came.
  headers.set('cache-control', 'no-store')
  headers.set('referrer-policy', 'same-origin')
  return new Response(response.body, { status: response.status, headers })
}
