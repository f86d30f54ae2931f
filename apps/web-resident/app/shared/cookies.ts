/** The cookies that the API set while one page was made: sent on with later calls, and to the browser in the end. */
export interface CookieJar {
  /** The `Cookie` header for the next call; undefined while nothing has changed. */
  header: () => string | undefined
  keep: (setCookie: string | readonly string[] | undefined) => void
  /** Whole `Set-Cookie` lines in the order they came. */
  lines: () => readonly string[]
}

export function createCookieJar(requestCookies: string): CookieJar {
  const kept: string[] = []
  return {
    lines: () => kept,
    keep: (setCookie) => {
      if (setCookie !== undefined) kept.push(...(typeof setCookie === 'string' ? [setCookie] : setCookie))
    },
    header: () => {
      if (kept.length === 0) return undefined
      const values = parseCookies(requestCookies)
      for (const line of kept) {
        const [pair = '', ...attributes] = line.split(';')
        const [name, value] = splitPair(pair)
        if (attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute)) || value === '') values.delete(name)
        else values.set(name, value)
      }
      return [...values].map(([name, value]) => `${name}=${value}`).join('; ')
    },
  }
}

/** Cookie values by name, as they stand (not decoded). */
export function parseCookies(header: string): Map<string, string> {
  return new Map(
    header
      .split(';')
      .map(splitPair)
      .filter(([name]) => name !== ''),
  )
}

function splitPair(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}
