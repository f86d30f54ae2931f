import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const languages = ['fi', 'sv', 'en', 'se'] as const
type Shown = (typeof languages)[number]

/**
 * Words on the page as it stands that some other of our languages has and the page's own has not, by everything the project
 * says: catalogues of the screens, texts of the server, services, models, law. What carries a `lang` of its own (a person's
 * own words, a language's name) is let be.
 *
 * @param names  words that belong to no language: people, places, what was typed
 * @returns      each once, as `word: the text it stands in`
 */
export async function foreignWords(page: Page, names: readonly string[] = []): Promise<string[]> {
  const { lang, texts } = await page.evaluate(() => {
    const own = document.documentElement.lang
    const inOwn = (node: Element | null) => (node?.closest('[lang]') as HTMLElement | null)?.lang === own
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || ['SCRIPT', 'STYLE', 'TEXTAREA'].includes(parent.tagName)) continue
      if (inOwn(parent) && parent.checkVisibility()) found.push(node.textContent ?? '')
    }
    for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        if (inOwn(element)) found.push(element.getAttribute(name) ?? '')
    return { lang: own, texts: [document.title, ...found] }
  })
  const shown = languages.find((one) => one === lang)
  if (shown === undefined) return [`the page says its language is «${lang}»`]
  const known = vocabulary()
  const others = languages.filter((one) => one !== shown)
  const allowed = new Set(names.flatMap(wordsOf))
  const faults = new Map<string, string>()
  for (const text of texts)
    for (const word of wordsOf(text))
      if (!allowed.has(word) && !known[shown].has(word) && others.some((one) => known[one].has(word)))
        faults.set(word, text.trim().slice(0, 90))
  return [...faults].map(([word, text]) => `${word}: ${text}`)
}

/** Shorter ones are in every language. */
const wordsOf = (text: string): string[] =>
  text
    .replaceAll(codes, ' ')
    .toLowerCase()
    .match(/\p{L}{4,}/gu) ?? []

/** Names of rules, as they stand in their files: `adult-social/money`, `PUB-HEALTH-4M`. */
const codes = /\b[a-z]+(?:-[a-z]+)*\/[a-z-]+\b|\b[A-Z0-9]+(?:-[A-Z0-9]+)+\b/g

let kept: Record<Shown, Set<string>> | undefined
/** Every word of every text, by language. A file of one language is whole of it; elsewhere the text stands beside its code. */
function vocabulary(): Record<Shown, Set<string>> {
  if (kept) return kept
  const found = { fi: new Set<string>(), sv: new Set<string>(), en: new Set<string>(), se: new Set<string>() }
  const add = (language: Shown, text: string) => {
    for (const word of wordsOf(text)) found[language].add(word)
  }
  const files = globSync(
    [
      'packages/i18n/src/**/*.ts',
      'apps/server/src/**/*.ts',
      '{models,instances,instruments,catalogue}/**/*.{json,jsonc}',
      'law/*.law',
    ],
    { cwd: root },
  ).filter((file) => !/\.test\.ts$|contacts\.json$|testing\//.test(file))
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    const whole = /(?:^|[/-])(fi|sv|en|se)\.ts$/.exec(file)?.[1] as Shown | undefined
    if (whole) {
      for (const [, one] of text.matchAll(/'((?:[^'\\]|\\.)*)'/g))
        if (!/^[\w.-]+\.[\w.-]+$/.test(one ?? '')) add(whole, one ?? '')
      for (const [, one] of text.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)) add(whole, one ?? '')
    }
    for (const language of languages) {
      const beside = new RegExp(
        `\\b${language}"?:\\s*(?:unchecked\\(\\s*)?(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)"|\`([^\`]*)\`)`,
        'g',
      )
      for (const [, single, double, template] of text.matchAll(beside))
        add(language, single ?? double ?? template ?? '')
      for (const [, line] of text.matchAll(new RegExp(`^\\s+\\w* ?${language}: (.*)$`, 'gm')))
        if (file.endsWith('.law')) add(language, line ?? '')
    }
  }
  kept = found
  return found
}
