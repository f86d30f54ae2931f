import type { LocalText } from '@luukku/contract'
import { signingOutTexts } from '@luukku/i18n/data/signing-out'
import type { EndOfSession } from '../../integrations/oidc/oidc-client.ts'

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/**
 * The page after the session here has ended. The identity provider is told by a form of the browser's own: the token that says whose
 * session it was names a person, and stands in no address. With scripts the form goes by itself.
 *
 * @param end  absent: the provider did not answer, and the page says so
 */
export function signingOutPage(lang: 'fi' | 'sv' | 'en' | 'se', nonce: string, end: EndOfSession | undefined): string {
  const say = (text: LocalText) => escape(lang === 'se' ? (text.se ?? text.fi) : text[lang])
  const texts = signingOutTexts
  const fields = Object.entries(end?.fields ?? {}).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  )
  const rest =
    end === undefined
      ? `<p data-test="provider-away">${say(texts.away)}</p>`
      : `<p>${say(texts.alsoThere)}</p><form id="end" method="post" action="${escape(end.action)}">${fields.join('')}<button data-test="end-at-provider">${say(texts.goOn)}</button></form>
<script nonce="${nonce}">document.getElementById('end').submit()</script>`
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say(texts.title)}</title>
<style nonce="${nonce}">body{font:18px/1.5 "Source Sans 3",sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color:#292929}h1{color:#002e5f;font-size:1.5rem}button{font:inherit;font-weight:600;padding:.6rem 1rem;border:0;border-radius:2px;background:#2a6ebb;color:#fff}a{color:#2a6ebb}</style></head>
<body><main><h1>${say(texts.title)}</h1>${rest}<p><a href="/">${say(texts.toStart)}</a></p></main></body></html>`
}
