import { renderToString } from 'react-dom/server'
import { ServerRouter, type EntryContext, type RouterContextProvider } from 'react-router'
import { ServerStyleSheet } from 'styled-components'
import { getPage } from './shared/page.ts'

/** Draws the whole page at once: without scripts there is nothing to stream. Styles come inline under the nonce. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Response {
  const { nonce } = getPage(context)
  const sheet = new ServerStyleSheet()
  try {
    const html = renderToString(sheet.collectStyles(<ServerRouter context={router} url={request.url} />))
    const css = [...sheet.getStyleTags().matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((found) => found[1]).join('')
    headers.set('content-type', 'text/html; charset=utf-8')
    const style = `<style nonce="${nonce}">${css}</style></head>`
    return new Response(`<!doctype html>${html.replace('</head>', () => style)}`, { status, headers })
  } finally {
    sheet.seal()
  }
}

/** A fault no page expected goes to the server's log; the person sees the plain page of `root`. */
export function handleError(fault: unknown, { context }: { context: Readonly<RouterContextProvider> }): void {
  getPage(context).report(fault)
}
