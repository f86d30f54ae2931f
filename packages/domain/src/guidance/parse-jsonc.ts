import { ModelFault } from './model-fault.ts'

/** A parsed file that remembers where each value stood. */
export interface ParsedJsonc {
  readonly file: string
  readonly value: unknown
  /** Line of the value at a path such as `facts.chest-pain.words`; the nearest known ancestor when the path is not there. */
  lineOf(path: string): number
}

/**
 * Reads JSON with `//` and block comments and trailing commas, and keeps the line of every value.
 *
 * @throws ModelFault with the line on any syntax mistake or a key given twice
 */
export function parseJsonc(file: string, text: string): ParsedJsonc {
  const lines = new Map<string, number>()
  let at = 0
  let line = 1

  const fail = (reason: string): never => {
    throw new ModelFault(file, line, reason)
  }

  const skip = (): void => {
    for (;;) {
      const c = text[at]
      if (c === '\n') {
        line++
        at++
      } else if (c === ' ' || c === '\t' || c === '\r' || c === '\uFEFF') at++
      else if (c === '/' && text[at + 1] === '/') {
        while (at < text.length && text[at] !== '\n') at++
      } else if (c === '/' && text[at + 1] === '*') {
        const end = text.indexOf('*/', at + 2)
        if (end < 0) fail('a comment is not closed')
        for (let i = at; i < end; i++) if (text[i] === '\n') line++
        at = end + 2
      } else return
    }
  }

  const readString = (): string => {
    const start = at
    at++
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '\n') fail('a text is not closed on its line')
      at += text[at] === '\\' ? 2 : 1
    }
    if (text[at] !== '"') fail('a text is not closed')
    at++
    try {
      return JSON.parse(text.slice(start, at)) as string
    } catch {
      return fail('a text has a wrong escape')
    }
  }

  const readValue = (path: string): unknown => {
    skip()
    lines.set(path, line)
    const c = text[at]
    if (c === '{') return readObject(path)
    if (c === '[') return readArray(path)
    if (c === '"') return readString()
    const word = /^(true|false|null|-?\d+(\.\d+)?)/.exec(text.slice(at, at + 32))
    if (word === null) return fail(`a value was expected at ${path === '' ? 'the start' : path}`)
    at += word[0].length
    return JSON.parse(word[0]) as unknown
  }

  const readObject = (path: string): Record<string, unknown> => {
    const result: Record<string, unknown> = {}
    at++
    for (;;) {
      skip()
      if (text[at] === '}') break
      if (text[at] !== '"') fail(`a key was expected in ${path === '' ? 'the file' : path}`)
      const key = readString()
      if (Object.hasOwn(result, key)) fail(`the key "${key}" is given twice`)
      skip()
      if (text[at] !== ':') fail(`":" was expected after "${key}"`)
      at++
      result[key] = readValue(path === '' ? key : `${path}.${key}`)
      skip()
      if (text[at] === ',') at++
      else if (text[at] !== '}') fail(`"," or "}" was expected after "${key}"`)
    }
    at++
    return result
  }

  const readArray = (path: string): unknown[] => {
    const result: unknown[] = []
    at++
    for (;;) {
      skip()
      if (text[at] === ']') break
      result.push(readValue(`${path}.${result.length}`))
      skip()
      if (text[at] === ',') at++
      else if (text[at] !== ']') fail(`"," or "]" was expected in ${path}`)
    }
    at++
    return result
  }

  const value = readValue('')
  skip()
  if (at < text.length) fail('something follows the end of the file')
  return { file, value, lineOf: (path) => nearestLine(lines, path) }
}

function nearestLine(lines: ReadonlyMap<string, number>, path: string): number {
  let rest = path
  while (rest !== '') {
    const line = lines.get(rest)
    if (line !== undefined) return line
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))
  }
  return lines.get('') ?? 1
}
