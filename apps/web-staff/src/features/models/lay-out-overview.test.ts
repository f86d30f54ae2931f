import { describe, expect, test } from 'vitest'
import { layOutOverview, type OverviewWords } from './lay-out-overview.ts'
import { layOutPath } from './lay-out-path.ts'

const words: OverviewWords = {
  told: 'Ihminen kertoo asiansa',
  danger: 'Vaaran merkki?',
  dangers: '4 vaaran merkkiä kysytään ensin',
  help: 'Soita 112 tai arvio heti',
  count: (n) => `Tarpeita ${String(n)}`,
  needs: Array.from({ length: 34 }, (_, n) => ({
    id: `need-${String(n)}`,
    title: `Mielenterveyden tarve numero${String(n)}`,
    class: ['D', 'B', 'E', 'C'][n % 4] ?? 'D',
    services: [
      { name: 'Perustason mielenterveyspalvelut', alternative: false, stepUp: 'Jos ei riitä: psykiatrinen arvio' },
      { name: 'Ohjattu omahoito', alternative: true },
    ],
  })),
}

describe.each([280, 360, 959, 960, 1100, 1400])('many needs folded at a width of %i', (width) => {
  const { boxes, arrows, ...picture } = layOutOverview(words, width)
  const said = boxes.flatMap(({ lines, notes }) => [...lines, ...notes]).join(' ')
  test('every need is named under its class, the most urgent class first, and everything is inside the picture', () => {
    for (const { title } of words.needs) expect(said).toContain(title.split(' ').at(-1))
    expect(boxes.filter(({ kind }) => kind === 'class').map(({ badge }) => badge)).toEqual(['B', 'C', 'D', 'E'])
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(picture.width + 0.01)
      expect(box.y + box.height).toBeLessThanOrEqual(picture.height + 0.01)
    }
  })
  test('no box lies over another, and arrows go on', () => {
    for (const [n, a] of boxes.entries())
      for (const b of boxes.slice(n + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart, `${a.id} over ${b.id}`).toBe(true)
      }
    expect(arrows.length).toBeGreaterThan(1)
    for (const { from, to, down } of arrows) expect(down ? to.y >= from.y : to.x >= from.x).toBe(true)
  })
  test('it is read at a look: a third of the whole at most', () => {
    expect(picture.height).toBeLessThan(layOutPath(words, width).height / 3)
    expect(said).not.toContain('psykiatrinen')
  })
})
