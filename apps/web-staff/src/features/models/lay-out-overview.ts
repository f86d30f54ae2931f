import {
  box,
  dangerFirst,
  down,
  left,
  right,
  type PathArrow,
  type PathBox,
  type PathNeed,
  type PathPicture,
  type PathWords,
} from './lay-out-path.ts'

export interface OverviewWords extends PathWords {
  /** How many needs of one class there are, in words. */
  readonly count: (needs: number) => string
}

/** So many needs are read one under another, each with its way; of more the picture shows first what there is. */
export const mostAtOnce = 4

const gap = 10
const laneGap = 26
const space = 34
const classWidth = 132
/** Under this width the lanes would be narrower than their words. */
const leastForLanes = 960

/**
 * All needs of a model with the way of each folded: told → danger? → how urgent → need with its first services. A lane a class,
 * the most urgent first; where there is no room, a box a class with the names in it. Pure.
 */
export function layOutOverview(words: OverviewWords, width: number): PathPicture {
  return width < leastForLanes ? foldDown(words, Math.max(width, 280)) : foldAcross(words, width)
}

const lanesOf = ({ needs }: PathWords) =>
  [...new Set(needs.map((need) => need.class))]
    .sort()
    .map((name) => ({ name, needs: needs.filter((need) => need.class === name) }))

/** Its first service and how many more: what each of them is stands in the need's own picture. */
function servicesOf({ services }: PathNeed): string {
  const [first, ...more] = services.filter(({ alternative }) => !alternative)
  return first === undefined ? '' : more.length === 0 ? first.name : `${first.name} +${String(more.length)}`
}

function foldAcross(words: OverviewWords, width: number): PathPicture {
  const column = (width - 3 * space) / 4
  const { told, danger, help } = dangerFirst(words, 0, column)
  const boxes: PathBox[] = [told, danger, help]
  const arrows: PathArrow[] = [down(told, danger), down(danger, help)]
  const x = column + space
  const start = x + classWidth + space
  const columns = width - start < 520 ? 2 : 3
  const each = (width - start - (columns - 1) * gap) / columns
  let y = 0
  for (const { name, needs } of lanesOf(words)) {
    const head = box(
      { id: `class-${name}`, kind: 'class', badge: name, text: words.count(needs.length) },
      x,
      y,
      classWidth,
    )
    boxes.push(head)
    arrows.push({ from: right(danger), to: left(head), down: false })
    let row = y
    for (let at = 0; at < needs.length; at += columns) {
      const drawn = needs.slice(at, at + columns).map((need, n) => needBox(need, start + n * (each + gap), row, each))
      const height = Math.max(...drawn.map((one) => one.height))
      boxes.push(...drawn.map((one) => ({ ...one, height })))
      // One arrow a lane, level with the class: the lane is what it leads to.
      if (at === 0) {
        const level = right(head)
        arrows.push({ from: level, to: { x: start, y: level.y }, down: false })
      }
      row += height + gap
    }
    y = Math.max(row - gap, y + head.height) + laneGap
  }
  return { width, height: Math.max(y - laneGap, help.y + help.height), boxes, arrows }
}

function needBox(need: PathNeed, x: number, y: number, width: number): PathBox {
  const services = servicesOf(need)
  return box(
    { id: need.id, kind: 'need', text: need.title, ...(services === '' ? {} : { notes: [services] }) },
    x,
    y,
    width,
  )
}

function foldDown(words: OverviewWords, width: number): PathPicture {
  const { told, danger, help } = dangerFirst(words, 0, width)
  const boxes: PathBox[] = [told, danger, help]
  const arrows: PathArrow[] = [down(told, danger), down(danger, help)]
  let y = help.y + help.height + 26
  for (const { name, needs } of lanesOf(words)) {
    const notes = needs.map(({ title }) => `– ${title}`)
    const lane = box(
      { id: `class-${name}`, kind: 'class', badge: name, text: words.count(needs.length), notes },
      0,
      y,
      width,
    )
    boxes.push(lane)
    y += lane.height + gap
  }
  return { width, height: y - gap, boxes, arrows }
}
