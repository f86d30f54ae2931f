import type { Language } from './language.tsx'

/** J goes to the next of a list of cards, K to the one before; at its ends they stay. */
export const keysThrough = (t: Language['t'], o: { at: number; count: number; go: (at: number) => void }) => [
  {
    key: 'j',
    label: t('conflicts.keyNext'),
    run: () => {
      o.go(Math.min(o.at + 1, o.count - 1))
    },
  },
  {
    key: 'k',
    label: t('conflicts.keyPrevious'),
    run: () => {
      o.go(Math.max(o.at - 1, 0))
    },
  },
]
