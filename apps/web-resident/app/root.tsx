import textFont from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url'
import { LanguageProvider } from '@luukku/ui'
import { Outlet, useMatches, useRouteLoaderData, type LoaderFunctionArgs } from 'react-router'
import { randomUUID } from 'node:crypto'
import { getPage } from './shared/page.ts'
import { Frame } from './shared/frame.tsx'
import { usePage } from './shared/use-page.ts'
import type { PageHandle } from './shared/page-handle.ts'
import styles from './styles/resident.css?url'

export function loader({ context }: LoaderFunctionArgs) {
  const { language, added, addedLanguages, session, county, trouble } = getPage(context)
  // One key for one drawn page: a double click or «back and send again» repeats it, and the API answers once.
  const others = addedLanguages.map(({ code, name }) => ({ code, name }))
  return { language, added, others, session, county, trouble, key: randomUUID() }
}

export function Layout({ children }: { children: React.ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root')
  const language = frame?.language ?? 'fi'
  return (
    <html lang={frame?.added?.code ?? language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="data:," />
        <link rel="preload" as="font" type="font/woff2" href={textFont} crossOrigin="anonymous" />
        <link rel="stylesheet" href={styles} />
      </head>
      <body>
        <LanguageProvider value={language}>{children}</LanguageProvider>
      </body>
    </html>
  )
}

export default function Root() {
  const handle = (useMatches().at(-1)?.handle ?? {}) as PageHandle
  return (
    <Frame handle={handle}>
      <Outlet />
    </Frame>
  )
}

/** What a person sees when a page failed in a way nobody foresaw. */
export function ErrorBoundary() {
  return useRouteLoaderData<typeof loader>('root') ? <Fault /> : <p>Soita: 112 · 116 117</p>
}

function Fault() {
  const { problem, t } = usePage()
  return (
    <Frame handle={{}}>
      <title>{problem('unexpected.what')}</title>
      <h1 className="lk-h1">{problem('unexpected.what')}</h1>
      <p>{problem('unexpected.next')}</p>
      <p>
        <a href="/">{t('nav.front')}</a>
      </p>
    </Frame>
  )
}
