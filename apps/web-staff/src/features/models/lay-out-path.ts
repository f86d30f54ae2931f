/** One box of the picture, in the picture's own units (1 = 1 px at its natural width). */
export interface PathBox {
  readonly id: string
  readonly kind: 'told' | 'danger' | 'help' | 'class' | 'need' | 'service' | 'after'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** Small print under the lines. */
  readonly notes: readonly string[]
  readonly badge?: string
  /** Not the first choice: drawn with a broken line. */
  readonly alternative?: boolean
}

export interface PathArrow {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  readonly down: boolean
}

export interface PathPicture {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PathBox[]
  readonly arrows: readonly PathArrow[]
}

export interface PathNeed {
  readonly id: string
  readonly title: string
  readonly class: string
  readonly note?: string
  readonly services: readonly {
    readonly name: string
    readonly alternative: boolean
    readonly follow?: string
    readonly stepUp?: string
  }[]
}

export interface PathWords {
  readonly told: string
  readonly danger: string
  readonly dangers: string
  readonly help: string
  readonly needs: readonly PathNeed[]
}

const lineHeight = 18
const noteHeight = 15
const padding = 10
const gap = 14
/** Average width of a letter: Source Sans 3 at 14 and 12 px, measured generously so that no word runs over its box. */
const letter = 7.3
const noteLetter = 6.4

/** Under this width the boxes stand under each other. */
const narrow = 640

/**
 * Where the boxes of a model's path stand: told → danger? → need → service → follow-up and step-up. Beside each other where
 * there is room, under each other where there is not. Pure; the same words and width give the same picture.
 */
export function layOutPath(words: PathWords, width: number): PathPicture {
  return width < narrow ? layOutDown(words, Math.max(width, 280)) : layOutAcross(words, width)
}

export type Draft = Pick<PathBox, 'id' | 'kind' | 'badge' | 'alternative'> & { text: string; notes?: readonly string[] }

/** A box as high as its words need. */
export function box(draft: Draft, x: number, y: number, width: number): PathBox {
  const { text, notes = [], ...rest } = draft
  const room = width - 2 * padding - (draft.badge === undefined ? 0 : 30)
  const lines = wrap(text, Math.floor(room / letter))
  const small = notes.flatMap((note) => wrap(note, Math.floor((width - 2 * padding) / noteLetter)))
  const height = 2 * padding + lines.length * lineHeight + small.length * noteHeight + (small.length > 0 ? 4 : 0)
  return { ...rest, x, y, width, height, lines, notes: small }
}

/** What comes before every need: somebody tells, and a danger is asked first. */
export function dangerFirst(words: PathWords, x: number, width: number): Record<'told' | 'danger' | 'help', PathBox> {
  const told = box({ id: 'told', kind: 'told', text: words.told }, x, 0, width)
  const asked = { id: 'danger', kind: 'danger', text: words.danger, notes: [words.dangers] } as const
  const danger = box(asked, x, told.height + 30, width)
  return {
    told,
    danger,
    help: box({ id: 'help', kind: 'help', text: words.help }, x, danger.y + danger.height + 30, width),
  }
}

function layOutAcross(words: PathWords, width: number): PathPicture {
  const space = 34
  const column = (width - 3 * space) / 4
  const xs = [0, 1, 2, 3].map((n) => n * (column + space))
  const [x0 = 0, x1 = 0, x2 = 0, x3 = 0] = xs
  const { told, danger, help } = dangerFirst(words, x0, column)
  const boxes: PathBox[] = [told, danger, help]
  const arrows: PathArrow[] = [down(told, danger), down(danger, help)]
  let y = 0
  for (const need of words.needs) {
    const rows = need.services.map((service, n) => {
      const first = box(
        { id: `${need.id}-${String(n)}`, kind: 'service', text: service.name, alternative: service.alternative },
        x2,
        0,
        column,
      )
      const after = afterOf(service)
      const second =
        after === undefined
          ? undefined
          : box({ id: `${need.id}-${String(n)}-after`, kind: 'after', ...after }, x3, 0, column)
      return { first, second, height: Math.max(first.height, second?.height ?? 0) }
    })
    const title = box(
      {
        id: need.id,
        kind: 'need',
        text: need.title,
        badge: need.class,
        notes: need.note === undefined ? [] : [need.note],
      },
      x1,
      0,
      column,
    )
    const height = Math.max(
      title.height,
      rows.reduce((sum, row) => sum + row.height + gap, -gap),
    )
    const placed = { ...title, y: y + (height - title.height) / 2 }
    boxes.push(placed)
    arrows.push({
      from: { x: danger.x + danger.width, y: danger.y + danger.height / 2 },
      to: left(placed),
      down: false,
    })
    let rowY = y + Math.max(0, (height - rows.reduce((sum, row) => sum + row.height + gap, -gap)) / 2)
    for (const { first, second, height: rowHeight } of rows) {
      const service = { ...first, y: rowY + (rowHeight - first.height) / 2 }
      boxes.push(service)
      arrows.push({ from: right(placed), to: left(service), down: false })
      if (second !== undefined) {
        const after = { ...second, y: rowY + (rowHeight - second.height) / 2 }
        boxes.push(after)
        arrows.push({ from: right(service), to: left(after), down: false })
      }
      rowY += rowHeight + gap
    }
    y += height + 2 * gap
  }
  return { width, height: Math.max(y - 2 * gap, help.y + help.height), boxes, arrows }
}

function layOutDown(words: PathWords, width: number): PathPicture {
  const inset = 28
  const boxes: PathBox[] = []
  const arrows: PathArrow[] = []
  let last: PathBox | undefined
  const put = (draft: Draft, indent: number): PathBox => {
    const y = last === undefined ? 0 : last.y + last.height + 26
    const placed = box(draft, indent, y, width - indent)
    if (last !== undefined && last.x <= placed.x) arrows.push(down(last, placed))
    boxes.push(placed)
    last = placed
    return placed
  }
  put({ id: 'told', kind: 'told', text: words.told }, 0)
  put({ id: 'danger', kind: 'danger', text: words.danger, notes: [words.dangers] }, 0)
  put({ id: 'help', kind: 'help', text: words.help }, inset)
  for (const need of words.needs) {
    put(
      {
        id: need.id,
        kind: 'need',
        text: need.title,
        badge: need.class,
        notes: need.note === undefined ? [] : [need.note],
      },
      0,
    )
    for (const [n, service] of need.services.entries()) {
      const after = afterOf(service)
      const notes = after === undefined ? [] : [after.text, ...(after.notes ?? [])]
      put(
        { id: `${need.id}-${String(n)}`, kind: 'service', text: service.name, alternative: service.alternative, notes },
        inset,
      )
    }
  }
  return { width, height: last === undefined ? 0 : last.y + last.height, boxes, arrows }
}

function afterOf({
  follow,
  stepUp,
}: PathNeed['services'][number]): { text: string; notes?: readonly string[] } | undefined {
  if (follow === undefined) return undefined
  return { text: follow, ...(stepUp === undefined ? {} : { notes: [stepUp] }) }
}

export const left = (one: PathBox) => ({ x: one.x, y: one.y + one.height / 2 })
export const right = (one: PathBox) => ({ x: one.x + one.width, y: one.y + one.height / 2 })
export const down = (above: PathBox, below: PathBox): PathArrow => {
  const x = Math.max(above.x, below.x) + 20
  return { from: { x, y: above.y + above.height }, to: { x, y: below.y }, down: true }
}

/** Words on lines of at most so many letters; a longer word is broken rather than run over. */
export function wrap(text: string, letters: number): string[] {
  const most = Math.max(4, letters)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = line === '' ? word : `${line} ${word}`
    if (joined.length <= most) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    let rest = word
    while (rest.length > most) {
      lines.push(`${rest.slice(0, most - 1)}-`)
      rest = rest.slice(most - 1)
    }
    line = rest
  }
  return line === '' ? lines : [...lines, line]
}
