import { describe, expect, test } from 'vitest'
import { layOutPath, wrap, type PathWords } from './lay-out-path.ts'

const words: PathWords = {
  told: 'Ihminen kertoo asiansa',
  danger: 'Vaaran merkki?',
  dangers: '4 vaaran merkkiä kysytään ensin',
  help: 'Soita 112 tai arvio heti',
  needs: [1, 2, 3].map((n) => ({
    id: `need-${String(n)}`,
    title: 'Mielenterveyden perustason palvelun tarve',
    class: 'D',
    services: [
      {
        name: 'Perustason mielenterveyspalvelut',
        alternative: false,
        follow: 'Seuranta 14 pv',
        stepUp: 'Jos ei riitä: psykiatrinen arvio',
      },
      { name: 'Ohjattu omahoito', alternative: true },
    ],
  })),
}

describe.each([280, 320, 639, 640, 1100, 1400])('the picture at a width of %i', (width) => {
  const { boxes, arrows, ...picture } = layOutPath(words, width)
  test('every part has its box, inside the picture', () => {
    expect(boxes.filter(({ kind }) => kind === 'need')).toHaveLength(3)
    expect(boxes.filter(({ kind }) => kind === 'service')).toHaveLength(6)
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(picture.width + 0.01)
      expect(box.y + box.height).toBeLessThanOrEqual(picture.height + 0.01)
    }
  })
  test('no box lies over another', () => {
    for (const [n, a] of boxes.entries())
      for (const b of boxes.slice(n + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart, `${a.id} over ${b.id}`).toBe(true)
      }
  })
  test('the step-up rule is in the picture, and arrows go on, never back', () => {
    expect(boxes.flatMap(({ lines, notes }) => [...lines, ...notes]).join(' ')).toContain('psykiatrinen')
    for (const { from, to, down } of arrows) expect(down ? to.y >= from.y : to.x >= from.x).toBe(true)
  })
})

describe('words on lines', () => {
  test('break between words, and a word longer than the line is broken', () => {
    expect(wrap('yksi kaksi kolme', 10)).toEqual(['yksi kaksi', 'kolme'])
    expect(wrap('lääkinnällinen', 8)).toEqual(['lääkinn-', 'ällinen'])
    expect(wrap('', 8)).toEqual([])
  })
})
