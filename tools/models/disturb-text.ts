import { pick } from './seeded-random.ts'

export type Disturbance = 'typo' | 'diacritics' | 'some diacritics' | 'word order' | 'dialect'

/**
 * The same message as another hand would have typed it: a slip in one word of ten, no dots over letters or none in every
 * third word, clauses in another order, or every second word of a Finnish text in one way of a dialect.
 */
export function disturbText(text: string, kind: Disturbance, random: () => number): string {
  switch (kind) {
    case 'diacritics':
      return withoutDots(text)
    case 'some diacritics':
      return text.replace(/\p{L}+/gu, (word) => (random() < 0.33 ? withoutDots(word) : word))
    case 'typo':
      return text.replace(/\p{L}{4,}/gu, (word) => (random() < 0.1 ? withSlip(word, random) : word))
    case 'dialect': {
      const spoken = pick(random, dialects)
      return text.replace(/\p{L}{4,}/gu, (word) => (random() < 0.5 ? spoken(word) : word))
    }
    case 'word order':
      return shuffled(text.split(/(?<=[.!?])\s+/), random)
        .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
        .join(' ')
  }
}

const withoutDots = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

/** One way of Finnish dialects each: what is written is heard, so these are how people of there write. `from memory`. */
const dialects: readonly ((word: string) => string)[] = [
  // `jalka` → `jalaka`
  (word) => word.replace(/([aeiouyäö])([lrnh])(?=[kpvmjh])/, '$1$2$1'),
  // `kipeä` → `kippeä`, `tulee` → `tullee`
  (word) => word.replace(/(?<=[aeiouyäö])([kptslmnrvj])(?=([aeiouyäö])\2)/, '$1$1'),
  // `kaulassa` → `kaulas`, `pöydällä` → `pöydäl`, `talosta` → `talost`
  (word) => word.replace(/(s)s[aä]$|(l)l[aä]$|(st|lt)[aä]$/, '$1$2$3'),
  // `sydän` → `syrän`
  (word) => word.replace(/(?<=[aeiouyäö])d(?=[aeiouyäö])/, 'r'),
  // `pöydällä` → `pöyvällä`, `todettiin` → `toettiin`
  (word) => word.replace(/(?<=[uy])d(?=[aeiouyäö])/, 'v').replace(/(?<=[aäoöei])d(?=[aeiouyäö])/, ''),
  // `kipeä` → `kipee`
  (word) => word.replace(/e[aä]$/, 'ee').replace(/oa$/, 'oo'),
  // `metsä` → `mettä`, `katsoi` → `kahtoi`
  (word) => word.replace(/ts/, 'tt'),
  (word) => word.replace(/ts/, 'ht'),
]

const neighbours: Readonly<Record<string, string>> = {
  a: 'sq',
  e: 'wr',
  i: 'uo',
  o: 'ip',
  u: 'yi',
  t: 'ry',
  s: 'ad',
  n: 'bm',
  k: 'jl',
  l: 'kö',
  r: 'et',
  p: 'oå',
  m: 'n',
  h: 'gj',
  v: 'cb',
  d: 'sf',
  j: 'hk',
  y: 'tu',
}

/** One slip of the finger inside a word: two letters swapped, one missing, one doubled, or the key beside it. */
function withSlip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
  switch (pick(random, ['swap', 'miss', 'double', 'beside'])) {
    case 'swap':
      return `${before}${after[0] ?? ''}${letter}${after.slice(1)}`
    case 'miss':
      return before + after
    case 'double':
      return `${before}${letter}${letter}${after}`
    default: {
      const keys = neighbours[letter.toLowerCase()]
      return keys === undefined ? word : `${before}${pick(random, [...keys])}${after}`
    }
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const left = [...items]
  const out: Item[] = []
  while (left.length > 0) out.push(...left.splice(Math.floor(random() * left.length), 1))
  return out
}
